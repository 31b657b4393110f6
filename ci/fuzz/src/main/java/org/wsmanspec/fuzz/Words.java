package org.wsmanspec.fuzz;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;

/** Texts that are often handled wrongly. */
final class Words {

  /** Values of elements and attributes. */
  static final List<String> VALUES = values();

  /** Names, some of them with a prefix that requests declare. */
  static final List<String> NAMES =
      List.of(
          "wsa:To",
          "wsa:Action",
          "wsa:MessageID",
          "wsa:RelatesTo",
          "wsa:ReplyTo",
          "wsa:FaultTo",
          "wsa:From",
          "wsa:Address",
          "wsa:ReferenceParameters",
          "wsa:ReferenceProperties",
          "wsman:ResourceURI",
          "wsman:SelectorSet",
          "wsman:Selector",
          "wsman:OperationTimeout",
          "wsman:MaxEnvelopeSize",
          "wsman:Locale",
          "wsman:OptionSet",
          "wsman:Option",
          "wsman:RequestEPR",
          "wsman:FragmentTransfer",
          "wsman:XmlFragment",
          "wsman:Filter",
          "wsman:EnumerationMode",
          "wsman:OptimizeEnumeration",
          "wsman:MaxElements",
          "wsman:RequestTotalItemsCountEstimate",
          "wsen:Enumerate",
          "wsen:Pull",
          "wsen:Release",
          "wsen:EnumerationContext",
          "wsen:MaxTime",
          "wsen:MaxElements",
          "wsen:MaxCharacters",
          "wsen:Expires",
          "wsen:Filter",
          "wsen:Renew",
          "wsen:GetStatus",
          "wsmid:Identify",
          "s:Envelope",
          "s:Header",
          "s:Body",
          "s:Fault",
          "Name",
          "x",
          "undeclared:x",
          "s:",
          ":s",
          "xml:lang",
          "xmlns",
          "wsmb:PolymorphismMode",
          "wsmb:AssociationFilter",
          "wse:Subscribe");

  /** Attributes with values. */
  static final List<XmlTree.Attribute> ATTRIBUTES =
      List.of(
          new XmlTree.Attribute("s:mustUnderstand", "true"),
          new XmlTree.Attribute("s:mustUnderstand", "1"),
          new XmlTree.Attribute("s:mustUnderstand", "maybe"),
          new XmlTree.Attribute("s:role", "http://www.w3.org/2003/05/soap-envelope/role/none"),
          new XmlTree.Attribute("s:role", "http://www.w3.org/2003/05/soap-envelope/role/next"),
          new XmlTree.Attribute("s:relay", "true"),
          new XmlTree.Attribute("s:encodingStyle", "http://example.org/none"),
          new XmlTree.Attribute("xsi:nil", "true"),
          new XmlTree.Attribute("xsi:type", "xs:int"),
          new XmlTree.Attribute("xml:lang", "tlh-Piqd-x-private"),
          new XmlTree.Attribute("xml:space", "preserve"),
          new XmlTree.Attribute("Name", ""),
          new XmlTree.Attribute("MustComply", "true"),
          new XmlTree.Attribute("Type", "xs:nothing"),
          new XmlTree.Attribute("Dialect", "http://example.org/no-dialect"),
          new XmlTree.Attribute("Dialect", Uris.DIALECT_XPATH),
          new XmlTree.Attribute("Dialect", Uris.DIALECT_WQL),
          new XmlTree.Attribute("Dialect", Uris.DIALECT_SELECTOR),
          new XmlTree.Attribute("xmlns", ""),
          new XmlTree.Attribute("xmlns:s", "http://schemas.xmlsoap.org/soap/envelope/"),
          new XmlTree.Attribute("xmlns:wsa", "http://www.w3.org/2005/08/addressing"),
          new XmlTree.Attribute("xmlns:x", ""));

  private Words() {}

  static <T> T pick(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  /** A value, at times a very long one. */
  static String value(SplittableRandom random) {
    int kind = random.nextInt(40);
    if (kind == 0) {
      return pick(VALUES, random).repeat(1 + random.nextInt(200));
    }
    if (kind == 1) {
      return "(".repeat(random.nextInt(3000)) + "1" + ")".repeat(random.nextInt(3000));
    }
    if (kind == 2) {
      return Long.toString(random.nextLong() >> random.nextInt(64));
    }
    return pick(VALUES, random);
  }

  private static List<String> values() {
    List<String> all =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "\n\t ",
                "0",
                "-0",
                "1",
                "-1",
                "+1",
                "01",
                "1.5",
                "1e3",
                "2147483647",
                "2147483648",
                "-2147483649",
                "4294967296",
                "9223372036854775808",
                "99999999999999999999999999",
                "NaN",
                "INF",
                "true",
                "TRUE",
                "yes",
                "null",
                "x",
                "PT0S",
                "-PT1S",
                "PT1S",
                "PT0.0000000001S",
                "PT60.000S",
                "PT1M60S",
                "P1Y",
                "P1M",
                "P99999999999Y",
                "PT99999999999999999999S",
                "P",
                "PT",
                "P1",
                "1S",
                "PT1",
                "2004-02-29T23:59:60Z",
                "9999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00",
                "2026-11-21T00:00:00+99:99",
                "2000-01-01",
                "24:00:00",
                "urn:uuid:00000000-0000-0000-0000-000000000000",
                "uuid:x",
                "urn:",
                ":",
                "::",
                "%",
                "%zz",
                "http://",
                "http:///wsman",
                "http://[::1",
                "http://example.org/a b",
                "https://user:secret@example.org/",
                "file:///etc/passwd",
                "../..",
                "*",
                "**",
                "\u00e4\u00f6\u00fc\u00df",
                "\u0130\u0131",
                "\u202e\u202d",
                "\ufeff",
                "\ufffd",
                "e\u0301",
                "\ud83d\ude00",
                "\u2028",
                "\u0085",
                "]]>",
                "<",
                "&",
                "&amp;",
                "\"'",
                "'",
                "${uuid}",
                "#foreach($i in [1..9])x#end",
                "$esc",
                "%s%n%d",
                "SELECT * FROM WSPEC_Setting",
                "SELECT * FROM Win32_Service WHERE Name LIKE '%a%b%'",
                "SELECT Name FROM",
                "SELECT * FROM meta_class",
                "select * from x where a='''",
                "SELECT * FROM WSPEC_Many WHERE Number > -1 AND (Number < 5 OR NOT Number = 3)",
                "ASSOCIATORS OF {Win32_ComputerSystem.Name='WSPEC-HOST'}",
                "REFERENCES OF {X='",
                "Name LIKE '" + "%_".repeat(30) + "x'",
                "/",
                "//",
                "//*",
                "/*",
                ".",
                "..",
                "@*",
                "text()",
                "//text()",
                "//*[1]",
                "*[position()=last()]",
                "FileSystem/text()",
                "//*//*//*//*",
                "count(//*)",
                "*[last()-99999999999]",
                "/a/b[c='d']/@e",
                "a|b",
                "a or b and not(c)",
                "1 div 0",
                "string-length(.)>1",
                "namespace::*",
                "$x",
                "id('x')",
                "document('/etc/passwd')",
                "a[",
                "a]",
                "'",
                "concat('",
                "-----1",
                "ancestor::*/descendant::*",
                "wsa:DestinationUnreachable",
                "wsman:TimedOut",
                "s:Sender",
                "EnumerateEPR",
                "EnumerateObjectAndEPR",
                "EnumerateObject",
                "IncludeSubClassProperties",
                "ExcludeSubClassProperties",
                "None",
                "en-US",
                "tr",
                "x-klingon",
                "C:",
                "Q:",
                "alpha",
                "Manual",
                "main",
                "Add",
                "Version",
                "WSPEC-HOST",
                "root/cimv2",
                "a".repeat(300)));
    constants(Actions.class, all);
    constants(Uris.class, all);
    all.addAll(Namespaces.byPrefix().values());
    return List.copyOf(all);
  }

  private static void constants(Class<?> vocabulary, List<String> into) {
    Arrays.stream(vocabulary.getFields())
        .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == String.class)
        .forEach(
            f -> {
              try {
                into.add(String.valueOf(f.get(null)));
              } catch (IllegalAccessException e) {
                throw new IllegalStateException("a public constant cannot be read: " + f, e);
              }
            });
  }
}
