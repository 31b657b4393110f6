package org.wsmanspec.mock.cim.mof;

import java.math.BigInteger;
import java.util.List;

/** A value in a MOF text, not yet typed. */
public sealed interface MofValue {
  /** Where it stands. */
  MofPosition position();

  /** A string, concatenated and unescaped; also a datetime or an object path. */
  record Text(MofPosition position, String value) implements MofValue {}

  /** A whole number. */
  record Whole(MofPosition position, BigInteger value) implements MofValue {}

  /** A real number. */
  record Real(MofPosition position, double value) implements MofValue {}

  /** TRUE or FALSE. */
  record Bool(MofPosition position, boolean value) implements MofValue {}

  /** A character in single quotes. */
  record Char(MofPosition position, char value) implements MofValue {}

  /** NULL. */
  record Null(MofPosition position) implements MofValue {}

  /** A reference to an aliased instance, {@code $Alias}. */
  record Alias(MofPosition position, String name) implements MofValue {}

  /** An array in braces. */
  record Array(MofPosition position, List<MofValue> elements) implements MofValue {}

  /** An embedded instance. */
  record Embedded(MofPosition position, MofDeclaration.Instance instance) implements MofValue {}
}
