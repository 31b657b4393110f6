package org.wsmanspec.mock.cim.mof;

import java.util.List;
import java.util.Optional;

/** What a MOF text declares, in order. */
public sealed interface MofDeclaration {
  /** Where it starts. */
  MofPosition position();

  /** A namespace pragma: what follows belongs there. */
  record Namespace(MofPosition position, String name) implements MofDeclaration {}

  /** A class. */
  record ClassDeclaration(
      MofPosition position,
      List<Qualifier> qualifiers,
      String name,
      Optional<Name> superclass,
      List<Property> properties,
      List<Method> methods)
      implements MofDeclaration {}

  /** An instance, top-level or embedded. */
  record Instance(
      MofPosition position, Name className, Optional<Name> alias, List<Assignment> assignments)
      implements MofDeclaration {}

  /** A name where it is used. */
  record Name(MofPosition position, String text) {}

  /** A qualifier; a boolean one without a value is true. */
  record Qualifier(MofPosition position, String name, MofValue value) {}

  /**
   * A type in a declaration.
   *
   * @param name the type keyword, or the class of a reference
   * @param reference whether it is a reference
   * @param array whether it is an array
   */
  record DeclaredType(MofPosition position, String name, boolean reference, boolean array) {}

  /** A property of a class. */
  record Property(
      MofPosition position,
      List<Qualifier> qualifiers,
      DeclaredType type,
      String name,
      Optional<MofValue> defaultValue) {}

  /** A method of a class. */
  record Method(
      MofPosition position,
      List<Qualifier> qualifiers,
      DeclaredType returnType,
      String name,
      List<Parameter> parameters) {}

  /** A parameter of a method. */
  record Parameter(
      MofPosition position, List<Qualifier> qualifiers, DeclaredType type, String name) {}

  /** A property value in an instance. */
  record Assignment(MofPosition position, String name, MofValue value) {}
}
