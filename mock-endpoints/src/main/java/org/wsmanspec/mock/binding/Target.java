package org.wsmanspec.mock.binding;

import java.util.Map;
import java.util.Optional;
import org.wsmanspec.mock.binding.ClassUris.Style;
import org.wsmanspec.mock.cim.CimClass;

/**
 * What the headers of a request name.
 *
 * @param uri the resource URI as sent
 * @param namespace the CIM namespace
 * @param cimClass the class; empty for all classes
 * @param style how the URI was written
 * @param keys selectors that name an instance: texts, and object paths for references
 */
public record Target(
    String uri,
    String namespace,
    Optional<CimClass> cimClass,
    Style style,
    Map<String, Object> keys) {

  public Target {
    keys = Map.copyOf(keys);
  }
}
