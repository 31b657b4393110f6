package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a probe found out about an endpoint; a pure function of its conversation.
 *
 * @param address of the endpoint
 * @param exchanges how many there were
 * @param standing how the endpoint receives a probe
 * @param encounter what came back first, where that explains the standing; may be empty
 * @param product vendor, version and protocol as Identify tells them; empty if it does not
 * @param schemes authentication schemes that the endpoint offered, as it spelled them
 * @param claims what was seen to work, in the order of the vocabulary
 * @param denials what was asked for and did not work, in the order of the vocabulary
 * @param resources what scenarios may use, in the order of target files
 * @param remarks further facts
 * @param stopped why the probe ended early; empty if it did not
 */
public record ProbeResult(
    String address,
    int exchanges,
    Standing standing,
    String encounter,
    Optional<String> product,
    List<String> schemes,
    List<Shown> claims,
    List<Shown> denials,
    List<Found> resources,
    List<String> remarks,
    Optional<String> stopped) {

  /**
   * A word of the capability vocabulary and what was seen of it.
   *
   * @param evidence such as {@code GetResponse in exchange 0007}
   */
  public record Shown(String word, String evidence) {}

  /**
   * A resource for the target file.
   *
   * @param name as scenarios call it
   * @param evidence where it was seen
   * @param values single facts, in order
   * @param lists such as {@code projection}
   */
  public record Found(
      String name,
      String evidence,
      String uri,
      Map<String, String> selectors,
      Map<String, String> values,
      Map<String, List<String>> lists) {

    public Found {
      selectors = new LinkedHashMap<>(selectors);
      values = new LinkedHashMap<>(values);
      lists = new LinkedHashMap<>(lists);
    }
  }

  public ProbeResult {
    schemes = List.copyOf(schemes);
    claims = List.copyOf(claims);
    denials = List.copyOf(denials);
    resources = List.copyOf(resources);
    remarks = List.copyOf(remarks);
  }

  /** A resource by its name. */
  public Optional<Found> resource(String name) {
    return resources.stream().filter(r -> r.name().equals(name)).findFirst();
  }
}
