package sms.host.kit.internal;

import static sms.host.kit.Rule.ACCOUNT_PERSON;
import static sms.host.kit.Rule.CALLER_BLOCKED;
import static sms.host.kit.Rule.CALLER_OUTSIDE;
import static sms.host.kit.Rule.CALLER_SENDER;
import static sms.host.kit.Rule.CALLER_UNKNOWN;
import static sms.host.kit.Rule.CONTRIBUTION_SOUND;
import static sms.host.kit.Rule.CONTRIBUTION_UNIQUE;
import static sms.host.kit.Rule.DIRECTORY_ANSWERS;
import static sms.host.kit.Rule.DIRECTORY_COMPLETE;
import static sms.host.kit.Rule.DIRECTORY_CONCURRENT;
import static sms.host.kit.Rule.DIRECTORY_NULL;
import static sms.host.kit.Rule.DIRECTORY_STABLE;
import static sms.host.kit.Rule.ENROLMENT_YEAR;
import static sms.host.kit.Rule.ERASED_GONE;
import static sms.host.kit.Rule.FAMILY_PUPILS;
import static sms.host.kit.Rule.GUARDIAN_ORDER;
import static sms.host.kit.Rule.ID_EXACT;
import static sms.host.kit.Rule.ID_RESOLVABLE;
import static sms.host.kit.Rule.ID_UNIQUE;
import static sms.host.kit.Rule.ID_UNKNOWN;
import static sms.host.kit.Rule.LIMITS_ANSWER;
import static sms.host.kit.Rule.LOOKUP_COST;
import static sms.host.kit.Rule.NUMBER_TYPED;
import static sms.host.kit.Rule.PAGE_CALLER;
import static sms.host.kit.Rule.PAGE_CLEARED;
import static sms.host.kit.Rule.PAGE_CLOSED;
import static sms.host.kit.Rule.PAGE_MENU;
import static sms.host.kit.Rule.PAGE_RECORD;
import static sms.host.kit.Rule.PAGE_SERVED;
import static sms.host.kit.Rule.PERSON_FOUND;
import static sms.host.kit.Rule.PERSON_LANGUAGE;
import static sms.host.kit.Rule.PERSON_NAMED;
import static sms.host.kit.Rule.PERSON_UNIQUE;
import static sms.host.kit.Rule.PORTAL_ACCOUNT;
import static sms.host.kit.Rule.PORTAL_HOLDER;
import static sms.host.kit.Rule.PORTAL_UNKNOWN;
import static sms.host.kit.Rule.PORTAL_WAY;
import static sms.host.kit.Rule.RECORD_SAME;
import static sms.host.kit.Rule.SCHOOL_SOUND;
import static sms.host.kit.Rule.SCHOOL_STABLE;
import static sms.host.kit.Rule.SERVICES_SINGLE;
import static sms.host.kit.Rule.STREAM_CLOSED;
import static sms.host.kit.Rule.STREAM_NESTED;
import static sms.host.kit.internal.Check.of;
import static sms.host.kit.internal.Check.ofRecords;

import java.util.List;
import sms.host.kit.internal.access.Callers;
import sms.host.kit.internal.access.Contributions;
import sms.host.kit.internal.access.Limits;
import sms.host.kit.internal.access.Portal;
import sms.host.kit.internal.directory.Ids;
import sms.host.kit.internal.directory.Listings;
import sms.host.kit.internal.directory.LookupCost;
import sms.host.kit.internal.directory.People;
import sms.host.kit.internal.directory.Replies;
import sms.host.kit.internal.directory.Schools;
import sms.host.kit.internal.directory.Streams;
import sms.host.kit.internal.directory.Together;
import sms.host.kit.internal.web.Door;
import sms.host.kit.internal.web.Rendering;

/** All rules and how each is checked, in order. */
final class Plan {
  static final List<Check> CHECKS =
      List.of(
          of(
              SERVICES_SINGLE,
              (subject, notes) -> {
                if (subject.host().rivals() > 0) {
                  notes.add("services.rivals", subject.host().rivals());
                }
              }),
          of(DIRECTORY_ANSWERS, Replies::come),
          of(DIRECTORY_NULL, Replies::areSomething, DIRECTORY_ANSWERS),
          of(SCHOOL_SOUND, Schools::areSound, DIRECTORY_NULL),
          of(SCHOOL_STABLE, Schools::stay, DIRECTORY_NULL),
          of(DIRECTORY_STABLE, Listings::stay, DIRECTORY_NULL),
          ofRecords(ID_UNIQUE, Ids::areUnique, DIRECTORY_STABLE),
          ofRecords(PERSON_UNIQUE, Ids::meanOnePerson, ID_UNIQUE),
          ofRecords(ID_RESOLVABLE, Ids::areFound, ID_UNIQUE),
          ofRecords(PERSON_FOUND, Ids::findPeople, PERSON_UNIQUE),
          ofRecords(RECORD_SAME, Ids::findTheSame, ID_RESOLVABLE, PERSON_FOUND),
          of(ID_UNKNOWN, Ids::ofStrangersFindNobody, DIRECTORY_NULL),
          of(ID_EXACT, Ids::areTakenExactly, ID_RESOLVABLE, ID_UNKNOWN),
          ofRecords(DIRECTORY_COMPLETE, Listings::areComplete, ID_UNIQUE),
          ofRecords(FAMILY_PUPILS, Listings::fitTogether, DIRECTORY_COMPLETE),
          ofRecords(GUARDIAN_ORDER, People::comeInOrder, DIRECTORY_STABLE),
          ofRecords(PERSON_NAMED, People::haveNames, DIRECTORY_STABLE),
          ofRecords(PERSON_LANGUAGE, People::haveLanguages, DIRECTORY_STABLE),
          ofRecords(NUMBER_TYPED, People::haveNumbersAsTyped, DIRECTORY_STABLE),
          ofRecords(ENROLMENT_YEAR, People::areEnrolledThisYear, SCHOOL_SOUND, DIRECTORY_STABLE),
          ofRecords(ACCOUNT_PERSON, People::haveAccountsOfTheirOwn, PERSON_UNIQUE),
          ofRecords(ERASED_GONE, People::areGoneWhenErased, DIRECTORY_STABLE, ID_UNKNOWN)
              .where(Requirement.ERASED),
          of(STREAM_NESTED, Streams::bearCompany, DIRECTORY_STABLE),
          of(STREAM_CLOSED, Streams::holdNothingBack, STREAM_NESTED),
          of(DIRECTORY_CONCURRENT, Together::read, STREAM_CLOSED, ID_RESOLVABLE),
          of(LOOKUP_COST, LookupCost::isSmall, ID_RESOLVABLE).where(Requirement.MANY_PEOPLE),
          of(CALLER_OUTSIDE, Callers::areInsideRequests),
          of(CALLER_UNKNOWN, Callers::areKnownOrPowerless),
          of(CALLER_SENDER, Callers::maySend).where(Requirement.SENDER),
          of(CALLER_BLOCKED, Callers::mayNotSendWhenBlocked).where(Requirement.BLOCKED),
          of(LIMITS_ANSWER, Limits::areTold).where(Requirement.LIMITS),
          of(PORTAL_WAY, Portal::hasOneWay).where(Requirement.PORTAL),
          of(PORTAL_ACCOUNT, Portal::hasAccounts, DIRECTORY_STABLE).where(Requirement.PORTAL),
          ofRecords(PORTAL_HOLDER, Portal::hasKnownHolders, PORTAL_ACCOUNT, PERSON_FOUND)
              .where(Requirement.PORTAL),
          of(PORTAL_UNKNOWN, Portal::knowsNoStranger).where(Requirement.PORTAL),
          of(CONTRIBUTION_UNIQUE, Contributions::haveIdsOfTheirOwn)
              .where(Requirement.CONTRIBUTIONS),
          of(CONTRIBUTION_SOUND, Contributions::canBeRendered).where(Requirement.CONTRIBUTIONS),
          of(PAGE_CLOSED, Door::areClosed, CONTRIBUTION_SOUND).where(Requirement.WEBSITE),
          of(PAGE_CALLER, Door::knowTheCaller, DIRECTORY_NULL).where(Requirement.WEBSITE),
          of(PAGE_CLEARED, Door::forgetTheCaller, PAGE_CLOSED, PAGE_CALLER)
              .where(Requirement.WEBSITE),
          of(PAGE_SERVED, Rendering::areServed, PAGE_CALLER, CONTRIBUTION_SOUND)
              .where(Requirement.WEBSITE),
          of(PAGE_MENU, Rendering::showTheMenu, PAGE_CALLER, CONTRIBUTION_SOUND)
              .where(Requirement.MENU),
          of(
                  PAGE_RECORD,
                  Rendering::showOnRecords,
                  PAGE_CALLER,
                  CONTRIBUTION_SOUND,
                  DIRECTORY_STABLE)
              .where(Requirement.RECORDS));

  private Plan() {}
}
