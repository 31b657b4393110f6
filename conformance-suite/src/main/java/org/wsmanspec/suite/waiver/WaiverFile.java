package org.wsmanspec.suite.waiver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.report.gate.Complaint;
import org.wsmanspec.report.gate.Gating;
import org.wsmanspec.report.gate.Waiver;
import org.wsmanspec.scenario.yaml.Source;

/** The waivers of a file, and where each stands. */
public final class WaiverFile implements Gating.Wording {

  private final Source source;
  private final List<Waiver> waivers;
  private final Map<Waiver, Node> nodes;

  WaiverFile(Source source, List<Waiver> waivers, Map<Waiver, Node> nodes) {
    this.source = source;
    this.waivers = List.copyOf(waivers);
    this.nodes = Map.copyOf(nodes);
  }

  /** In the order of the file. */
  public List<Waiver> waivers() {
    return waivers;
  }

  @Override
  public String of(Complaint complaint) {
    Node node = nodes.get(complaint.waiver());
    return node == null
        ? complaint.waiver().source() + ": " + complaint.message()
        : source.described(node, complaint.message(), Optional.of(complaint.help())).render();
  }
}
