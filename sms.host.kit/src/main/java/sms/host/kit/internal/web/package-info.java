/** What is asked of the host's pages, over HTTP, by GET alone. */
@NullMarked
package sms.host.kit.internal.web;

import org.jspecify.annotations.NullMarked;
