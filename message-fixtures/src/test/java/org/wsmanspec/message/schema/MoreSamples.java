package org.wsmanspec.message.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wsmanspec.message.template.RawXml;
import org.wsmanspec.message.template.SampleMessages;
import org.wsmanspec.message.template.SampleMessages.Sample;

/** Valid messages of each kind: those of the templates, and kinds that have no template. */
final class MoreSamples {

  private static final String EPR =
      "<wsa:Address>http://192.0.2.1/sink</wsa:Address><wsa:ReferenceParameters>"
          + "<wse:Identifier>urn:1</wse:Identifier></wsa:ReferenceParameters>";

  private MoreSamples() {}

  static List<Sample> all() {
    List<Sample> all = new ArrayList<>(SampleMessages.all());
    all.add(
        body(
            "subscribe",
            "<wse:Subscribe><wse:EndTo>"
                + EPR
                + "</wse:EndTo><wse:Delivery Mode='urn:m'><wse:NotifyTo>"
                + EPR
                + "</wse:NotifyTo><wsman:Heartbeats>PT5S</wsman:Heartbeats>"
                + "<wsman:ConnectionRetry Total='3'>PT1M</wsman:ConnectionRetry>"
                + "<wsman:MaxElements>3</wsman:MaxElements><wsman:MaxTime>PT1M</wsman:MaxTime>"
                + "<wsman:MaxEnvelopeSize Policy='Skip'>9000</wsman:MaxEnvelopeSize>"
                + "<wsman:Locale xml:lang='en'/><wsman:ContentEncoding>UTF-8</wsman:ContentEncoding>"
                + "<wsman:Auth Profile='urn:p'/></wse:Delivery><wse:Expires>PT1H</wse:Expires>"
                + "<wse:Filter Dialect='urn:d'>a</wse:Filter><wsman:SendBookmarks/>"
                + "<wsman:Bookmark><b xmlns='urn:b'/></wsman:Bookmark></wse:Subscribe>"));
    all.add(
        body(
            "subscribe-response",
            "<wse:SubscribeResponse><wse:SubscriptionManager>"
                + EPR
                + "</wse:SubscriptionManager><wse:Expires>2030-01-01T00:00:00Z</wse:Expires>"
                + "</wse:SubscribeResponse>"));
    all.add(body("renew", "<wse:Renew><wse:Expires>PT1H</wse:Expires></wse:Renew>"));
    all.add(
        body(
            "status",
            "<wse:GetStatusResponse><wse:Expires>PT1H</wse:Expires></wse:GetStatusResponse>"));
    all.add(
        body(
            "subscription-end",
            "<wse:SubscriptionEnd><wse:SubscriptionManager>"
                + EPR
                + "</wse:SubscriptionManager><wse:Status>urn:s</wse:Status>"
                + "<wse:Reason xml:lang='en'>r</wse:Reason></wse:SubscriptionEnd>"));
    all.add(
        body(
            "enumeration-end",
            "<wsen:EnumerationEnd><wsen:EnumerationContext>c</wsen:EnumerationContext>"
                + "<wsen:Code>urn:s</wsen:Code><wsen:Reason xml:lang='en'>r</wsen:Reason>"
                + "</wsen:EnumerationEnd>"));
    all.add(
        body(
            "events",
            "<wsman:Events><wsman:Event Action='urn:a'><e xmlns='urn:e'/></wsman:Event>"
                + "<wsman:Event Action='urn:a'/></wsman:Events>"
                + "<wsman:DroppedEvents Action='urn:a'>3</wsman:DroppedEvents>"));
    all.add(
        body(
            "typed",
            "<x xmlns='urn:x' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
                + "<a xsi:type='cim:cimUnsignedByte' cim:Key='true'>3</a>"
                + "<b xsi:type='cim:cimDateTime'><cim:Datetime>2030-01-01T00:00:00Z</cim:Datetime></b>"
                + "<c xsi:type='cim:cimChar16'>x</c><d xsi:type='cim:cimHexBinary'>0A</d>"
                + "<e xsi:type='cim:qualifierString' cim:qualifier='true'>q</e>"
                + "<f xsi:type='cim:cimReference'><wsa:Address>urn:a</wsa:Address></f></x>"));
    return all;
  }

  private static Sample body(String name, String xml) {
    return new Sample(
        name,
        "envelope",
        Map.of(
            "action",
            "urn:a",
            "namespaces",
            Map.of(
                "wse",
                "http://schemas.xmlsoap.org/ws/2004/08/eventing",
                "wsen",
                "http://schemas.xmlsoap.org/ws/2004/09/enumeration",
                "cim",
                "http://schemas.dmtf.org/wbem/wscim/1/common"),
            "body",
            new RawXml(xml)));
  }
}
