package org.wsmanspec.mock.cim;

import java.util.Map;
import java.util.Optional;

/**
 * A call of a method.
 *
 * @param manager the object manager, for what the method changes; see {@link ObjectManager#update}
 * @param caller on whose behalf
 * @param method the declaration
 * @param path the canonical path of the instance, or of the class for a static method
 * @param instance the instance; empty for a static method
 * @param in the in-parameters given, by declared name
 */
public record MethodCall(
    ObjectManager manager,
    Caller caller,
    CimMethod method,
    ObjectPath path,
    Optional<CimInstance> instance,
    Map<String, CimValue> in) {

  /** Copies the map. */
  public MethodCall {
    in = Map.copyOf(in);
  }

  /** An in-parameter by its declared name; empty if not given or NULL. */
  public Optional<CimValue> given(String name) {
    return Optional.ofNullable(in.get(name)).filter(v -> !v.isNull());
  }

  /** The result with a return value of the declared type and no out-parameters. */
  public MethodResult returns(Object value) {
    return new MethodResult(CimValue.of(method.returnType(), value), Map.of());
  }
}
