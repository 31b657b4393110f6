package org.wsmanspec.message.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Envelope;

class SchemasTests {

  @Test
  void schemaIsCompiledOnce() {
    assertSame(Schemas.wsman(), Schemas.wsman());
  }

  @Test
  void problemsSayRuleAndPlace() {
    Envelope e =
        Envelope.parse(
            ("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
                    + " xmlns:q='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'>"
                    + "<s:Header><q:MaxEnvelopeSize>0</q:MaxEnvelopeSize><q:Locale/></s:Header>"
                    + "<s:Body/></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8));
    List<SchemaProblem> problems = SchemaValidator.strict().validate(e);
    assertEquals(
        List.of(
            "/s:Envelope/s:Header/wsman:MaxEnvelopeSize cvc-minInclusive-valid",
            "/s:Envelope/s:Header/wsman:Locale cvc-complex-type.4"),
        problems.stream().map(p -> p.xpath() + " " + p.key()).toList());
  }

  @Test
  void typesOfForeignVocabulariesAreOpen() {
    Envelope e =
        Envelope.parse(
            ("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
                    + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><s:Body>"
                    + "<p:A xmlns:p='urn:p' xsi:type='p:A_Type'><p:B xsi:type='p:B_Type'/></p:A>"
                    + "<p:A xmlns:p='urn:p' xmlns:xs='http://www.w3.org/2001/XMLSchema'"
                    + " xsi:type='xs:nothing'/></s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of("/s:Envelope/s:Body/{urn:p}A[2]"),
        SchemaValidator.strict().validate(e).stream().map(SchemaProblem::xpath).toList());
    assertEquals(
        3, new SchemaValidator(Schemas.wsman(), Set.of()).raw(e).size(), "what the validator says");
  }
}
