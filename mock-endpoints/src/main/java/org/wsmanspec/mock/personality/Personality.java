package org.wsmanspec.mock.personality;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.personality.behavior.Behaviors;

/**
 * A named, faulty variant of the endpoint, or of a client.
 *
 * @param name kebab-case, unique, says what the peer does wrong
 * @param about one sentence on what it does
 * @param breaks ids of the requirements that it proves
 * @param also ids of requirements that cannot but break for the same defect, and why
 * @param bug a public report of a product that behaves so
 * @param party who is at fault
 * @param withoutClaims claims that a target of this kind does not make
 * @param authentication how clients authenticate; NONE unless the defect is about it
 * @param rules what it does, applied in this order
 * @param behavior name of a behavior that rules cannot express, instead of rules
 * @param file where it is declared, with line
 */
public record Personality(
    String name,
    String about,
    List<String> breaks,
    Map<String, String> also,
    Optional<String> bug,
    Party party,
    Set<String> withoutClaims,
    AuthenticationScheme authentication,
    List<Rule> rules,
    Optional<String> behavior,
    String file) {

  /** Who is at fault. */
  public enum Party {
    SERVICE,
    CLIENT
  }

  public Personality {
    breaks = List.copyOf(breaks);
    also = Map.copyOf(also);
    withoutClaims = Set.copyOf(withoutClaims);
    rules = List.copyOf(rules);
  }

  /** The faulty conduct, with a memory of its own. */
  public Misbehavior misbehavior() {
    return behavior.map(Behaviors::create).orElseGet(() -> new DeclaredMisbehavior(rules));
  }

  @Override
  public String toString() {
    return name;
  }
}
