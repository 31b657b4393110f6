package org.wsmanspec.mock.cim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a method gave back.
 *
 * @param returnValue the return value
 * @param out the out-parameters by name, in order of declaration; one that is missing was not set
 */
public record MethodResult(CimValue returnValue, Map<String, CimValue> out) {
  /** Copies the map, keeping its order. */
  public MethodResult {
    out = Collections.unmodifiableMap(new LinkedHashMap<>(out));
  }

  /** An out-parameter by its declared name; empty if not set, present also if NULL. */
  public Optional<CimValue> out(String name) {
    return Optional.ofNullable(out.get(name));
  }

  /** The same result with one more out-parameter. */
  public MethodResult with(String name, CimValue value) {
    Map<String, CimValue> more = new LinkedHashMap<>(out);
    more.put(name, value);
    return new MethodResult(returnValue, more);
  }
}
