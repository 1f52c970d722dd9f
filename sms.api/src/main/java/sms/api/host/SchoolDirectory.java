package sms.api.host;

import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The people of the school. Implemented by the host, read by us at every use: an answer is never
 * kept beyond one selection, so a change in the host counts at once.
 *
 * <p>Streams may be backed by a cursor: the caller closes them, before their end too, and asks for
 * records and other streams while one is open. The lookups by id are asked for each recipient: they
 * answer from memory or by an index, and take ids exactly, since any text may be asked for. All
 * methods are safe for concurrent use and may throw an unchecked exception when the host's database
 * is away; nothing is sent then.
 */
@ConsumerType
public interface SchoolDirectory {
  /** The school; never changes its zone or currency while running. */
  School school();

  /** All families, in any order; empty stream when there are none. */
  Stream<Family> families();

  /** All pupils, in any order; empty stream when there are none. */
  Stream<Pupil> pupils();

  /** All adults, in any order; empty stream when there are none. */
  Stream<Adult> adults();

  /** All applicants, in any order; empty stream when there are none. */
  Stream<Applicant> applicants();

  /** The family of that id, empty when it is not or no longer known. */
  Optional<Family> family(String id);

  /** The pupil of that person id, empty when not or no longer known. */
  Optional<Pupil> pupil(String id);

  /** The adult of that person id, empty when not or no longer known. */
  Optional<Adult> adult(String id);

  /** The applicant of that person id, empty when not or no longer known. */
  Optional<Applicant> applicant(String id);

  /** Any person by id: guardian, pupil, adult or applicant; empty when erased. */
  Optional<Person> person(String id);

  /** The person's account of the parents' portal; empty when there is none. */
  Optional<PortalAccount> portalAccount(String personId);
}
