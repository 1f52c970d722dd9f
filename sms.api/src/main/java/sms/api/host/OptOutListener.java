package sms.api.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told who wants no SMS any more, to note it in the host's records. Optional, and several may be
 * there: that nothing is sent to those numbers does not depend on it.
 *
 * <p>Each change is told at least once, in the order of ids; a listener that comes later, or that
 * has failed, is told then. What is told before a restart may be told again after it.
 */
@ConsumerType
public interface OptOutListener {
  /**
   * Notes it. May block. An unchecked exception: it is told again in a minute.
   *
   * @param change that and all before it have happened
   */
  void changed(OptOutChange change);
}
