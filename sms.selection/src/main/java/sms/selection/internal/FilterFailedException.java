package sms.selection.internal;

/** A filter, perhaps a third party's, threw while it was asked about somebody. */
final class FilterFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String filterId;

  FilterFailedException(String filterId, RuntimeException cause) {
    super("filter " + filterId + " failed", cause);
    this.filterId = filterId;
  }

  String filterId() {
    return filterId;
  }
}
