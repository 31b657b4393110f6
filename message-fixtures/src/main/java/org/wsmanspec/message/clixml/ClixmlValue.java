package org.wsmanspec.message.clixml;

/**
 * A serialized value (MS-PSRP 2.2.5): a primitive, an object, or a reference to an object that came
 * before.
 *
 * <p>Values do not carry the name under which they stand in their parent (the {@code N} attribute);
 * that belongs to the {@link Property}.
 */
public sealed interface ClixmlValue permits Primitive, ComplexObject, ProgressElement, Reference {

  /** Whether this is {@code <Nil/>}. */
  default boolean isNil() {
    return false;
  }
}
