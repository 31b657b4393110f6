package org.wsmanspec.mock.cim.mof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.cim.mof.MofDeclaration.ClassDeclaration;
import org.wsmanspec.mock.cim.mof.MofDeclaration.DeclaredType;
import org.wsmanspec.mock.cim.mof.MofDeclaration.Instance;
import org.wsmanspec.mock.cim.mof.MofDeclaration.Name;
import org.wsmanspec.mock.cim.mof.MofDeclaration.Namespace;
import org.wsmanspec.mock.cim.mof.MofDeclaration.Qualifier;
import org.wsmanspec.mock.cim.mof.MofToken.Kind;

/**
 * Reads MOF texts.
 *
 * <p>The subset: {@code //} and block comments; {@code #pragma namespace("…")} and {@code #pragma
 * include("…")}, other pragmas are ignored; qualifier declarations are skipped; class declarations
 * with qualifiers (flavors ignored), superclass, properties with default values and arrays (also
 * {@code [n]}), references ({@code Class REF Name}), methods with qualified parameters; {@code
 * instance of Class as $Alias { Name = value; … };}; values are strings (adjacent ones
 * concatenate), decimal, hexadecimal ({@code 0x}) and binary ({@code 101b}) numbers, reals, TRUE,
 * FALSE, NULL, characters, {@code $Alias}, {@code { … }} arrays, and embedded {@code instance of}
 * (without a semicolon after it). Not read: class aliases, structures and enumerations of MOF 3.
 *
 * <p>Limits: 8 Mi characters in all sources together, includes 16 deep, values 32 deep.
 */
public final class MofParser {
  private static final int MAXIMUM_CHARACTERS = 8 << 20;
  private static final int MAXIMUM_INCLUDE_DEPTH = 16;
  private static final int MAXIMUM_VALUE_DEPTH = 32;

  private final MofResolver resolver;
  private final List<MofDeclaration> declarations;
  private final int[] characters;
  private final int includeDepth;
  private final MofSource source;
  private final MofLexer lexer;
  private MofToken token;

  private MofParser(
      MofSource source,
      MofResolver resolver,
      List<MofDeclaration> declarations,
      int[] characters,
      int includeDepth) {
    this.source = source;
    this.resolver = resolver;
    this.declarations = declarations;
    this.characters = characters;
    this.includeDepth = includeDepth;
    this.lexer = new MofLexer(source);
    this.token = new MofToken(Kind.END, new MofPosition(source, 0), "");
  }

  /**
   * Reads a text and what it includes.
   *
   * @return the declarations in order, those of included texts in place of their pragma
   * @throws MofSyntaxException if a text is not in the subset or exceeds a limit
   */
  public static List<MofDeclaration> parse(MofSource source, MofResolver resolver) {
    List<MofDeclaration> declarations = new ArrayList<>();
    new MofParser(source, resolver, declarations, new int[1], 0).parseFile();
    return List.copyOf(declarations);
  }

  private void parseFile() {
    characters[0] += source.text().length();
    if (characters[0] > MAXIMUM_CHARACTERS) {
      throw new MofSyntaxException(
          token.position(), "the sources are longer than " + MAXIMUM_CHARACTERS + " characters");
    }
    advance();
    while (token.kind() != Kind.END) {
      if (token.kind() == Kind.PRAGMA) {
        pragma();
      } else if (token.isWord("instance")) {
        declarations.add(instance(0));
        expect(";");
      } else if (token.isWord("qualifier")) {
        skipQualifierDeclaration();
      } else {
        declarations.add(classDeclaration());
      }
    }
  }

  private void pragma() {
    if (!token.text().equalsIgnoreCase("#pragma")) {
      throw expected("#pragma");
    }
    advance();
    MofToken name = identifier("the name of a pragma");
    expect("(");
    MofToken argument = token;
    if (argument.kind() != Kind.STRING) {
      throw expected("a string");
    }
    advance();
    expect(")");
    if (name.isWord("namespace")) {
      declarations.add(new Namespace(argument.position(), argument.text()));
    } else if (name.isWord("include")) {
      include(argument);
    }
  }

  private void include(MofToken name) {
    if (includeDepth >= MAXIMUM_INCLUDE_DEPTH) {
      throw new MofSyntaxException(
          name.position(), "includes are nested deeper than " + MAXIMUM_INCLUDE_DEPTH);
    }
    MofSource included;
    try {
      included = resolver.resolve(source.name(), name.text());
    } catch (IOException e) {
      throw new MofSyntaxException(
          name.position(), "cannot include \"" + name.text() + "\": " + e.getMessage());
    }
    new MofParser(included, resolver, declarations, characters, includeDepth + 1).parseFile();
  }

  private void skipQualifierDeclaration() {
    while (!token.is(";")) {
      if (token.kind() == Kind.END) {
        throw expected("\";\"");
      }
      advance();
    }
    advance();
  }

  private ClassDeclaration classDeclaration() {
    List<Qualifier> qualifiers = qualifiers();
    MofPosition position = token.position();
    if (!token.isWord("class")) {
      throw expected(
          qualifiers.isEmpty() ? "\"class\", \"instance\", \"[\" or \"#pragma\"" : "\"class\"");
    }
    advance();
    String name = identifier("a class name").text();
    Optional<Name> superclass = Optional.empty();
    if (accept(":")) {
      MofToken above = identifier("the name of the superclass");
      superclass = Optional.of(new Name(above.position(), above.text()));
    }
    expect("{");
    List<MofDeclaration.Property> properties = new ArrayList<>();
    List<MofDeclaration.Method> methods = new ArrayList<>();
    while (!token.is("}")) {
      feature(properties, methods);
    }
    advance();
    expect(";");
    return new ClassDeclaration(position, qualifiers, name, superclass, properties, methods);
  }

  private void feature(
      List<MofDeclaration.Property> properties, List<MofDeclaration.Method> methods) {
    List<Qualifier> qualifiers = qualifiers();
    DeclaredType type = type();
    MofToken name = identifier("the name of a property or method");
    if (accept("(")) {
      List<MofDeclaration.Parameter> parameters = new ArrayList<>();
      if (!token.is(")")) {
        do {
          parameters.add(parameter());
        } while (accept(","));
      }
      expect(")");
      expect(";");
      methods.add(
          new MofDeclaration.Method(name.position(), qualifiers, type, name.text(), parameters));
      return;
    }
    DeclaredType full = arraySuffix(type);
    Optional<MofValue> value = accept("=") ? Optional.of(value(0)) : Optional.empty();
    if (!token.is(";")) {
      throw expected(value.isEmpty() ? "\";\", \"=\", \"[\" or \"(\"" : "\";\"");
    }
    advance();
    properties.add(
        new MofDeclaration.Property(name.position(), qualifiers, full, name.text(), value));
  }

  private MofDeclaration.Parameter parameter() {
    List<Qualifier> qualifiers = qualifiers();
    DeclaredType type = type();
    MofToken name = identifier("the name of a parameter");
    return new MofDeclaration.Parameter(
        name.position(), qualifiers, arraySuffix(type), name.text());
  }

  private DeclaredType type() {
    MofToken name = identifier("a type, a class name or \"}\"");
    boolean reference = token.isWord("ref");
    if (reference) {
      advance();
    }
    return new DeclaredType(name.position(), name.text(), reference, false);
  }

  private DeclaredType arraySuffix(DeclaredType type) {
    if (!accept("[")) {
      return type;
    }
    if (token.kind() == Kind.WHOLE) {
      advance();
    }
    expect("]");
    return new DeclaredType(type.position(), type.name(), type.reference(), true);
  }

  private List<Qualifier> qualifiers() {
    List<Qualifier> qualifiers = new ArrayList<>();
    if (!accept("[")) {
      return qualifiers;
    }
    do {
      qualifiers.add(qualifier());
    } while (accept(","));
    if (!token.is("]")) {
      throw expected("\",\" or \"]\"");
    }
    advance();
    return qualifiers;
  }

  private Qualifier qualifier() {
    MofToken name = identifier("the name of a qualifier");
    MofValue value = new MofValue.Bool(name.position(), true);
    if (accept("(")) {
      value = value(0);
      expect(")");
    } else if (token.is("{")) {
      value = value(0);
    }
    if (accept(":")) {
      identifier("a flavor");
      while (token.kind() == Kind.IDENTIFIER) {
        advance();
      }
    }
    return new Qualifier(name.position(), name.text(), value);
  }

  private Instance instance(int depth) {
    MofPosition position = token.position();
    advance();
    if (!token.isWord("of")) {
      throw expected("\"of\"");
    }
    advance();
    MofToken className = identifier("a class name");
    Optional<Name> alias = Optional.empty();
    if (token.isWord("as")) {
      advance();
      if (token.kind() != Kind.ALIAS) {
        throw expected("an alias such as $Name");
      }
      alias = Optional.of(new Name(token.position(), token.text()));
      advance();
    }
    expect("{");
    List<MofDeclaration.Assignment> assignments = new ArrayList<>();
    while (!token.is("}")) {
      MofToken name = identifier("the name of a property or \"}\"");
      expect("=");
      MofValue value = value(depth + 1);
      if (!token.is(";")) {
        throw expected("\";\"");
      }
      advance();
      assignments.add(new MofDeclaration.Assignment(name.position(), name.text(), value));
    }
    advance();
    Name ofClass = new Name(className.position(), className.text());
    return new Instance(position, ofClass, alias, assignments);
  }

  private MofValue value(int depth) {
    MofToken first = token;
    MofPosition position = first.position();
    if (depth > MAXIMUM_VALUE_DEPTH) {
      throw new MofSyntaxException(
          position, "values are nested deeper than " + MAXIMUM_VALUE_DEPTH);
    }
    if (accept("{")) {
      List<MofValue> elements = new ArrayList<>();
      if (!token.is("}")) {
        do {
          elements.add(value(depth + 1));
        } while (accept(","));
      }
      if (!token.is("}")) {
        throw expected("\",\" or \"}\"");
      }
      advance();
      return new MofValue.Array(position, List.copyOf(elements));
    }
    if (first.isWord("instance")) {
      return new MofValue.Embedded(position, instance(depth + 1));
    }
    if (first.kind() == Kind.STRING) {
      StringBuilder text = new StringBuilder();
      while (token.kind() == Kind.STRING) {
        text.append(token.text());
        advance();
      }
      return new MofValue.Text(position, text.toString());
    }
    MofValue value = simple(first);
    advance();
    return value;
  }

  private MofValue simple(MofToken first) {
    MofPosition position = first.position();
    return switch (first.kind()) {
      case WHOLE -> new MofValue.Whole(position, first.number());
      case REAL -> new MofValue.Real(position, first.real());
      case CHAR -> new MofValue.Char(position, first.text().charAt(0));
      case ALIAS -> new MofValue.Alias(position, first.text());
      default -> {
        if (first.isWord("null")) {
          yield new MofValue.Null(position);
        }
        if (first.isWord("true") || first.isWord("false")) {
          yield new MofValue.Bool(position, first.isWord("true"));
        }
        throw expected("a value");
      }
    };
  }

  private MofToken identifier(String what) {
    MofToken found = token;
    if (found.kind() != Kind.IDENTIFIER) {
      throw expected(what);
    }
    advance();
    return found;
  }

  private void expect(String symbol) {
    if (!accept(symbol)) {
      throw expected("\"" + symbol + "\"");
    }
  }

  private boolean accept(String symbol) {
    if (token.is(symbol)) {
      advance();
      return true;
    }
    return false;
  }

  private void advance() {
    token = lexer.next();
  }

  private MofSyntaxException expected(String what) {
    return new MofSyntaxException(
        token.position(), "expected " + what + ", found " + token.shown());
  }
}
