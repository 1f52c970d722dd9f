package sms.host.kit;

/** What a host is asked for, in the order in which it is checked. */
public enum Rule {
  /** There is one directory and one caller context. */
  SERVICES_SINGLE("services.single"),
  /** No method of the directory throws. */
  DIRECTORY_ANSWERS("directory.answers"),
  /** None answers null. */
  DIRECTORY_NULL("directory.null"),
  /** The school is described in known codes. */
  SCHOOL_SOUND("school.sound"),
  /** Zone and currency stay. */
  SCHOOL_STABLE("school.stable"),
  /** Who is there in one reading is there in the next. */
  DIRECTORY_STABLE("directory.stable"),
  /** Each record has an id of its own. */
  ID_UNIQUE("id.unique"),
  /** Each person has an id of their own, whatever the person is to the school. */
  PERSON_UNIQUE("person.unique"),
  /** What is listed is found by its id. */
  ID_RESOLVABLE("id.resolvable"),
  /** Every person is found by id. */
  PERSON_FOUND("person.found"),
  /** What is found by id is what is listed. */
  RECORD_SAME("record.same"),
  /** An unknown id gives an empty answer. */
  ID_UNKNOWN("id.unknown"),
  /** An id means that record and none with a similar one. */
  ID_EXACT("id.exact"),
  /** The lists hold everybody. */
  DIRECTORY_COMPLETE("directory.complete"),
  /** Families and pupils name each other. */
  FAMILY_PUPILS("family.pupils"),
  /** Guardians come in the order of the record. */
  GUARDIAN_ORDER("guardian.order"),
  /** Everybody has a name. */
  PERSON_NAMED("person.named"),
  /** Everybody has a language. */
  PERSON_LANGUAGE("person.language"),
  /** Numbers are as they were typed. */
  NUMBER_TYPED("number.typed"),
  /** The current enrolment is that of this school year. */
  ENROLMENT_YEAR("enrolment.year"),
  /** A portal account is that of the person asked for. */
  ACCOUNT_PERSON("account.person"),
  /** Who was erased is nowhere. */
  ERASED_GONE("erased.gone"),
  /** While a stream is open others may be asked for. */
  STREAM_NESTED("stream.nested"),
  /** A closed stream holds nothing back. */
  STREAM_CLOSED("stream.closed"),
  /** Several may ask at once. */
  DIRECTORY_CONCURRENT("directory.concurrent"),
  /** Finding one does not read all. */
  LOOKUP_COST("lookup.cost"),
  /** Outside of a request there is no caller. */
  CALLER_OUTSIDE("caller.outside"),
  /** Whom nobody knows may do nothing. */
  CALLER_UNKNOWN("caller.unknown"),
  /** Who may send may send. */
  CALLER_SENDER("caller.sender"),
  /** Who is blocked may not send. */
  CALLER_BLOCKED("caller.blocked"),
  /** The limits of any user are told. */
  LIMITS_ANSWER("limits.answer"),
  /** The way of credentials stays. */
  PORTAL_WAY("portal.way"),
  /** Accounts of the portal are whole and stay. */
  PORTAL_ACCOUNT("portal.account"),
  /** Accounts of the portal have one known holder. */
  PORTAL_HOLDER("portal.holder"),
  /** Whom the portal does not know has no account. */
  PORTAL_UNKNOWN("portal.unknown"),
  /** Contributions have ids of their own. */
  CONTRIBUTION_UNIQUE("contribution.unique"),
  /** Contributions can be rendered. */
  CONTRIBUTION_SOUND("contribution.sound"),
  /** Without a session our pages are closed. */
  PAGE_CLOSED("page.closed"),
  /** Our pages know the caller. */
  PAGE_CALLER("page.caller"),
  /** The next request on a thread has a caller of its own. */
  PAGE_CLEARED("page.cleared"),
  /** What contributions point at is served. */
  PAGE_SERVED("page.served"),
  /** The menu has the contributed entries. */
  PAGE_MENU("page.menu"),
  /** The records have the contributed actions and panels. */
  PAGE_RECORD("page.record");

  private final String id;

  Rule(String id) {
    this.id = id;
  }

  /** Its stable name: {@code "id.unique"}. */
  public String id() {
    return id;
  }
}
