package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A template as it was.
 *
 * @param template the version
 * @param userName who made it; empty for the product's defaults
 * @param at when
 */
public record TemplateVersion(MessageTemplate template, String userName, Instant at) {
  public TemplateVersion {
    requireNonNull(template, "template");
    requireNonNull(userName, "userName");
    requireNonNull(at, "at");
  }
}
