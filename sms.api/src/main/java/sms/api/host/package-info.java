/**
 * What a host ERP supplies (its school, its people, its users) and what it is offered (menu
 * entries, record actions, pages).
 */
@Export
@Version("1.0.0")
@NullMarked
package sms.api.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
