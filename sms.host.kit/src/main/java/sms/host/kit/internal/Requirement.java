package sms.host.kit.internal;

import sms.host.kit.internal.subject.Allocation;
import sms.host.kit.internal.subject.Subject;

/** What must be there for a rule to be checked. */
enum Requirement {
  NOTHING {
    @Override
    boolean isMet(Subject subject) {
      return true;
    }
  },
  PORTAL {
    @Override
    boolean isMet(Subject subject) {
      return subject.host().portal().isPresent();
    }
  },
  LIMITS {
    @Override
    boolean isMet(Subject subject) {
      return subject.host().limits().isPresent();
    }
  },
  CONTRIBUTIONS {
    @Override
    boolean isMet(Subject subject) {
      return !subject.host().contributions().isEmpty();
    }
  },
  ERASED {
    @Override
    boolean isMet(Subject subject) {
      return !subject.host().hints().erased().isEmpty();
    }
  },
  SENDER {
    @Override
    boolean isMet(Subject subject) {
      return subject.host().hints().sender().isPresent();
    }
  },
  BLOCKED {
    @Override
    boolean isMet(Subject subject) {
      return subject.host().hints().blocked().isPresent();
    }
  },
  WEBSITE {
    @Override
    boolean isMet(Subject subject) {
      return subject.host().hints().website().isPresent();
    }
  },
  MENU {
    @Override
    boolean isMet(Subject subject) {
      return subject.host().hints().website().flatMap(site -> site.menu()).isPresent();
    }
  },
  RECORDS {
    @Override
    boolean isMet(Subject subject) {
      return subject.host().hints().website().filter(s -> !s.records().isEmpty()).isPresent();
    }
  },
  /** Of a small school all is little. */
  MANY_PEOPLE {
    @Override
    boolean isMet(Subject subject) {
      return Allocation.isCounted() && subject.census().people().count() >= MANY;
    }
  };

  private static final int MANY = 500;

  abstract boolean isMet(Subject subject);
}
