package org.wsmanspec.report;

import java.util.List;
import java.util.Set;
import org.wsmanspec.message.Conversation.Party;

/**
 * One entry of the catalogue.
 *
 * @param id stable id, such as {@code DSP0226-addressing-11} or {@code R8.4-8}
 * @param document the specification, such as {@code DSP0226 1.0.0}
 * @param section section number and title
 * @param level how strongly it binds
 * @param parties who must comply
 * @param area such as {@code addressing} or {@code enumeration}
 * @param statement our paraphrase
 * @param violation the expected fault or the sign of a breach; may be empty
 * @param allowed outcomes that are as good, or circumstances in which it does not apply
 * @param confidence how sure the catalogue is of level and content
 * @param primary ids through which a breach is reported instead; {@code *} for whichever fits
 * @param capabilities words an endpoint must claim or have shown before this applies
 * @param state whether the suite tests it
 * @param stateReason why not, where the state is not {@code TESTED}; empty otherwise
 */
public record Requirement(
    String id,
    String document,
    String section,
    Level level,
    Set<Party> parties,
    String area,
    String statement,
    String violation,
    String allowed,
    Confidence confidence,
    List<String> primary,
    List<String> capabilities,
    State state,
    String stateReason) {

  /** How sure the catalogue is. */
  public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
  }

  /** Whether the suite tests a requirement. */
  public enum State {
    /** A check or scenario emits findings with this id. */
    TESTED,
    /** It shows at the wire, and no check emits it yet. */
    UNTESTED,
    /** It cannot be seen at the wire. */
    UNTESTABLE,
    /** It is not for this suite to test. */
    OUT_OF_SCOPE
  }

  public Requirement {
    parties = Set.copyOf(parties);
    primary = List.copyOf(primary);
    capabilities = List.copyOf(capabilities);
  }

  /** Whether a breach may fail an endpoint: binding, and sure enough. */
  public boolean firm() {
    return level.binding() && confidence != Confidence.LOW;
  }
}
