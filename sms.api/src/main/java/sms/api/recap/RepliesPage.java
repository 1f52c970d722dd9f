package sms.api.recap;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some replies, newest first.
 *
 * @param replies possibly empty
 * @param next what to ask for next; empty: there are no more
 */
public record RepliesPage(List<ReplyLine> replies, OptionalLong next) {
  public RepliesPage {
    replies = List.copyOf(replies);
  }
}
