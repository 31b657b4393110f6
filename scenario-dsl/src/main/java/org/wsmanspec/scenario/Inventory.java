package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;

/**
 * Endpoints that are tested in one go.
 *
 * @param name what people call them
 * @param endpoints in the order of the file; at least one
 */
public record Inventory(String name, List<Endpoint> endpoints) {

  /**
   * One of them.
   *
   * @param name no other has it, in whatever case; fit to be the name of a folder
   * @param target how it is tested; bears the same name
   * @param labels what people sort endpoints by, such as rack or vendor, in the order of the file
   */
  public record Endpoint(String name, Target target, Map<String, String> labels) {
    public Endpoint {
      labels = Ordered.copy(labels);
    }
  }

  public Inventory {
    endpoints = List.copyOf(endpoints);
  }
}
