package org.wsmanspec.message.clixml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClixmlTests {

  private static ClixmlDocument read(String text) {
    return Clixml.read(text.getBytes(UTF_8));
  }

  private static void refused(String text, String... said) {
    ClixmlException e = assertThrows(ClixmlException.class, () -> read(text), text);
    for (String part : said) {
      assertTrue(String.valueOf(e.getMessage()).contains(part), e::getMessage);
    }
  }

  @Test
  void anObjectTellsItsParts() {
    ComplexObject object =
        (ComplexObject)
            read("<Obj RefId=\"0\"><TN RefId=\"0\"><T>A</T><T>B</T></TN><ToString>a_x000A_b</ToString>"
                    + "<I32>7</I32><Props><S N=\"p\">adapted</S></Props>"
                    + "<MS><S N=\"p\">extended</S><Nil N=\"n\" /><MS N=\"set\"><I64 N=\"x\">1</I64></MS>"
                    + "</MS></Obj>")
                .root();
    assertEquals(Optional.of("0"), object.refId());
    assertEquals(List.of("A", "B"), object.typeNames());
    assertEquals(Optional.of("a\nb"), object.toStringText());
    assertEquals(Optional.of(Primitive.i32(7)), object.primitive());
    assertEquals(Optional.of(Primitive.string("extended")), object.property("p"));
    assertTrue(object.property("n").orElseThrow().isNil());
    assertEquals(Optional.empty(), object.property("N"));
    assertEquals(1, object.properties(PropertyBag.Kind.ADAPTED).size());
    assertEquals(2, object.properties(PropertyBag.Kind.EXTENDED).size(), "a set is no property");
  }

  @Test
  void containersTellWhatTheyHold() {
    ClixmlDocument document =
        read(
            "<Obj RefId=\"0\"><LST><Obj RefId=\"a\"><STK><I32>1</I32><I32>2</I32></STK></Obj>"
                + "<Obj RefId=\"b\"><QUE /></Obj><Obj RefId=\"c\"><IE><Ref RefId=\"a\" /></IE></Obj>"
                + "<Obj RefId=\"d\"><DCT><En><S N=\"Key\">k</S><Ref N=\"Value\" RefId=\"c\" /></En></DCT>"
                + "</Obj></LST></Obj>");
    List<ClixmlValue> items = ((ComplexObject) document.root()).items().orElseThrow();
    assertEquals(4, items.size());
    ComplexObject dictionary = (ComplexObject) items.get(3);
    ClixmlValue found = dictionary.entry("k").orElseThrow();
    assertEquals(items.get(2), document.resolve(found));
    assertEquals(Optional.empty(), dictionary.entry("K"));
    ComplexObject detached = (ComplexObject) Clixml.detached(document.root(), ClixmlLimits.DEFAULT);
    assertEquals(
        "<Obj RefId=\"0\"><IE><Obj RefId=\"1\"><STK><I32>1</I32><I32>2</I32></STK></Obj></IE></Obj>",
        Clixml.text(
            ((ComplexObject) detached.items().orElseThrow().get(3)).entry("k").orElseThrow()));
  }

  @Test
  void objectsAreNumberedAndEqualTypeNamesReferredTo() {
    ComplexObject one = ComplexObject.builder().types("A", "B").text("1").build();
    ComplexObject two = ComplexObject.builder().types("A", "B").build();
    ComplexObject three = ComplexObject.builder().types("A").build();
    assertEquals(
        "<Obj RefId=\"0\"><LST><Obj RefId=\"1\"><TN RefId=\"0\"><T>A</T><T>B</T></TN>"
            + "<ToString>1</ToString></Obj><Obj RefId=\"2\"><TNRef RefId=\"0\" /></Obj>"
            + "<Obj RefId=\"3\"><TN RefId=\"1\"><T>A</T></TN></Obj></LST></Obj>",
        Clixml.text(ComplexObject.builder().list(List.of(one, two, three)).build()));
  }

  @Test
  void valuesOfSeveralDocumentsComeTogether() {
    String text =
        "<Obj RefId=\"0\"><TN RefId=\"0\"><T>A</T></TN><LST><Obj RefId=\"1\"><TNRef RefId=\"0\" />"
            + "</Obj><Ref RefId=\"1\" /></LST></Obj>";
    ClixmlValue part = read(text).root();
    ClixmlValue whole = ComplexObject.builder().list(List.of(part, part)).build();
    String written = Clixml.text(whole);
    assertEquals(
        Clixml.detached(whole, ClixmlLimits.DEFAULT).toString().length(),
        Clixml.detached(read(written).root(), ClixmlLimits.DEFAULT).toString().length());
    ComplexObject read =
        (ComplexObject) Clixml.detached(read(written).root(), ClixmlLimits.DEFAULT);
    assertEquals(read.items().orElseThrow().get(0), read.items().orElseThrow().get(1));
  }

  @Test
  void anEmbeddedListOfTypeNamesIsDefinedWhereItsDefinitionWasLeftBehind() {
    ComplexObject whole =
        (ComplexObject)
            read("<Obj RefId=\"0\"><LST><Obj RefId=\"1\"><TN RefId=\"5\"><T>A</T></TN></Obj>"
                    + "<Obj RefId=\"2\"><TNRef RefId=\"5\" /></Obj></LST></Obj>")
                .root();
    assertEquals(
        "<Obj RefId=\"2\"><TN RefId=\"5\"><T>A</T></TN></Obj>",
        Clixml.text(whole.items().orElseThrow().get(1)));
  }

  @Test
  void whatIsNoClixmlIsRefusedAndSaysWhere() {
    refused("<X/>", "<X> is no element of CLIXML", "/X");
    refused("<s:S xmlns:s=\"urn:other\"/>", "<s:S> is no element");
    refused("<Obj RefId=\"0\"><MS><I32>1</I32></MS></Obj>", "no name", "/Obj/MS/I32");
    refused("<Obj RefId=\"0\"><MS><I32 N=\"ci\">x</I32></MS></Obj>", "'x'", "/Obj/MS/I32[ci]");
    refused("<Obj RefId=\"0\"><LST>text</LST></Obj>", "text stands between elements", "/Obj/LST");
    refused("<S>a<S/></S>", "an element stands where text is due");
    refused("<Obj RefId=\"0\"><Obj RefId=\"1\"/></Obj>", "<Obj> is no element of CLIXML here");
    refused("<Obj RefId=\"0\"><LST/><LST/></Obj>", "<LST> comes a second time");
    refused("<Obj RefId=\"0\"><MS/><Props/><MS/></Obj>", "<MS> comes a second time");
    refused("<Obj RefId=\"0\"><DCT><X/></DCT></Obj>", "<X> is no element");
    refused(
        "<Obj RefId=\"0\"><DCT><En><S N=\"Key\"/></En></DCT></Obj>", "one element with N=\"Key\"");
    refused("<Obj RefId=\"0\"><TN RefId=\"0\"><S/></TN></Obj>", "<S> is no name of a type");
    refused("<Nil>x</Nil>", "null has no content");
    refused("", "the message is empty");
    refused("<S>", "not well-formed");
    refused("<!DOCTYPE a [<!ENTITY b 'c'>]><S>&b;</S>", "document type declaration");
  }

  @Test
  void referencesNameWhatCameBefore() {
    refused("<Ref RefId=\"1\"/>", "names no object that came before");
    refused(
        "<Obj RefId=\"0\"><LST><Ref RefId=\"1\"/><Obj RefId=\"1\"/></LST></Obj>",
        "the reference '1'",
        "/Obj/LST/Ref");
    refused(
        "<Obj RefId=\"0\"><LST><Obj RefId=\"0\"/></LST></Obj>",
        "a second object has the RefId '0'");
    refused("<Obj RefId=\"0\"><TNRef RefId=\"0\"/></Obj>", "names no list of type names");
    ClixmlDocument circle = read("<Obj RefId=\"0\"><LST><Ref RefId=\"0\"/></LST></Obj>");
    assertThrows(ClixmlException.class, () -> Clixml.detached(circle.root(), ClixmlLimits.DEFAULT));
    assertArrayEquals(
        "<Obj RefId=\"0\"><LST><Ref RefId=\"0\"/></LST></Obj>".getBytes(UTF_8),
        Clixml.write(circle));
  }

  @Test
  void referencesThatMultiplyAreBounded() {
    StringBuilder text = new StringBuilder("<Obj RefId=\"r\"><LST><Obj RefId=\"0\"><LST /></Obj>");
    for (int i = 1; i < 60; i++) {
      String ref = "<Ref RefId=\"" + (i - 1) + "\" />";
      text.append("<Obj RefId=\"" + i + "\"><LST>" + ref + ref + "</LST></Obj>");
    }
    ClixmlDocument document = read(text.append("</LST></Obj>").toString());
    ClixmlException e =
        assertThrows(
            ClixmlException.class, () -> Clixml.detached(document.root(), ClixmlLimits.DEFAULT));
    assertTrue(String.valueOf(e.getMessage()).contains("more than 500000"), e::getMessage);
  }

  @Test
  void depthSizeAndNumberAreBounded() {
    String open = "<Obj><LST>";
    String close = "</LST></Obj>";
    assertEquals(ComplexObject.class, read(open.repeat(90) + close.repeat(90)).root().getClass());
    refused(open.repeat(150) + close.repeat(150), "nest deeper than 200");
    ClixmlLimits few = new ClixmlLimits(100, 10, 3);
    byte[] four = "<Obj><LST><Nil/><Nil/><Nil/></LST></Obj>".getBytes(UTF_8);
    ClixmlException many = assertThrows(ClixmlException.class, () -> Clixml.read(four, few));
    assertTrue(String.valueOf(many.getMessage()).contains("more than 3 values"), many::getMessage);
    byte[] longer = ("<S>" + "x".repeat(100) + "</S>").getBytes(UTF_8);
    ClixmlException large = assertThrows(ClixmlException.class, () -> Clixml.read(longer, few));
    assertTrue(String.valueOf(large.getMessage()).contains("107 octets"), large::getMessage);
  }

  @Test
  void inspectionTellsAllProblemsAndKeepsTheRest() {
    Clixml.Inspection inspection =
        Clixml.inspect(
            "<Obj RefId=\"0\"><MS><I32 N=\"a\">x</I32><X N=\"b\"/><S N=\"c\">d</S></MS></Obj>"
                .getBytes(UTF_8),
            ClixmlLimits.DEFAULT);
    assertEquals(
        List.of("/Obj/MS/I32[a]", "/Obj/MS/X[b]"),
        inspection.problems().stream().map(Clixml.Problem::where).toList());
    ComplexObject object = (ComplexObject) inspection.document().orElseThrow().root();
    assertEquals(Optional.of(Primitive.string("d")), object.property("c"));
    assertEquals(
        Optional.empty(), Clixml.inspect("<".getBytes(UTF_8), ClixmlLimits.DEFAULT).document());
  }

  @ParameterizedTest
  @CsvSource({
    "a_x000A_b, 'a\nb'",
    "_x005f_x0041_, _x0041_",
    "_xd83d__xDE00_, 😀",
    "_x00, _x00",
    "_X0041_, A",
    "_x0001F600_, 😀",
    "_x00110000_, _x00110000_",
    "_x0001F60_, _x0001F60_",
    "__, __",
    "_x00４1_, _x00４1_",
    "__x0041_, _A",
    "_x0041_x0042_, Ax0042_",
  })
  void escapesAreRead(String escaped, String meant) {
    assertEquals(meant, StringEscapes.unescape(escaped));
  }

  @ParameterizedTest
  @CsvSource({"_x0041_, _x005F_x0041_", "_xy, _x005F_xy", "_X, _x005F_X", "a_b, a_b", "_, _"})
  void anUnderscoreBeforeAnXIsEscaped(String text, String escaped) {
    assertEquals(escaped, StringEscapes.escape(text));
  }
}
