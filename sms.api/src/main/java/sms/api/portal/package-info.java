/**
 * The parents' portal, as far as its first-connection credentials are concerned: who has an
 * account, who has used it, and how a secret is had at the moment an SMS leaves. Nothing here keeps
 * a secret.
 */
@Export
@Version("1.0.0")
@NullMarked
package sms.api.portal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
