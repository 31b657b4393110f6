package org.wsmanspec.scenario.yaml;

import java.util.List;
import java.util.Map;
import org.wsmanspec.scenario.Capabilities;
import org.wsmanspec.scenario.expect.ResponseName;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (draft 2020-12) of scenario, target, inventory and plan files, made from the tables
 * that the readers use, so that the two cannot differ in their keys.
 */
public final class JsonSchemas {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  private JsonSchemas() {
    scalars();
  }

  /** The schema of scenario files, ending in a line feed. */
  public static String scenario() {
    JsonSchemas s = new JsonSchemas();
    s.define("step", s.step());
    s.array("steps", "step");
    OperationReaders.registry().forEach((k, e) -> s.define(k, s.map(e.table())));
    s.define("repeat", s.map(Tables.REPEAT));
    s.eventing();
    s.shells();
    s.either("include", "string", s.map(Tables.INCLUDE));
    s.requests();
    s.expectations();
    s.mutations();
    return s.document("A wsmanspec scenario", s.map(Tables.SCENARIO));
  }

  /** The schema of target files, ending in a line feed. */
  public static String target() {
    JsonSchemas s = new JsonSchemas();
    s.define("credentials", s.map(TargetTables.CREDENTIALS));
    s.define("tls", s.map(TargetTables.TLS));
    s.define("limits", s.map(TargetTables.LIMITS));
    ObjectNode resources = s.object();
    ObjectNode properties = resources.putObject("properties");
    TargetTables.RESOURCE_NAMES.forEach(n -> properties.set(n, s.ref("resource")));
    resources.put("additionalProperties", false);
    s.define("resources", resources);
    s.define("resource", s.map(TargetTables.RESOURCE));
    ObjectNode hooks = s.object();
    hooks.set("additionalProperties", s.ref("hook"));
    s.define("hooks", hooks);
    ObjectNode hook = s.map(EventingTables.HOOK);
    hook.put("minProperties", 1).put("maxProperties", 1);
    s.define("hook", hook);
    s.define("hookInvoke", s.map(EventingTables.HOOK_INVOKE));
    s.define("hookHttp", s.map(EventingTables.HOOK_HTTP));
    return s.document("A wsmanspec target", s.map(TargetTables.TARGET));
  }

  /** The schema of inventory files, ending in a line feed. */
  public static String inventory() {
    JsonSchemas s = new JsonSchemas();
    s.define("credentials", s.map(TargetTables.CREDENTIALS));
    s.define("tls", s.map(TargetTables.TLS));
    s.define("limits", s.map(TargetTables.LIMITS));
    ObjectNode name = s.type("string");
    name.put("pattern", "^" + InventoryTables.NAME_PATTERN + "$");
    s.define("endpointName", name);
    s.define("defaults", s.map(InventoryTables.DEFAULTS));
    s.define("endpoint", s.map(InventoryTables.ENDPOINT));
    ObjectNode endpoints = s.type("array");
    endpoints.set("items", s.ref("endpoint"));
    endpoints.put("minItems", 1);
    s.define("endpoints", endpoints);
    return s.document("A wsmanspec inventory", s.map(InventoryTables.INVENTORY));
  }

  /**
   * The schema of a file whose root holds lists of maps, ending in a line feed.
   *
   * @param root the keys of the root; their types are names of {@code items} or scalars
   * @param items lists by type name, each with the keys of its items
   */
  public static String lists(String title, KeyTable root, Map<String, KeyTable> items) {
    JsonSchemas s = new JsonSchemas();
    ObjectNode date = s.type("string");
    date.put("format", "date");
    date.put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
    s.define("date", date);
    for (Map.Entry<String, KeyTable> item : items.entrySet()) {
      ObjectNode array = s.type("array");
      array.set("items", s.map(item.getValue()));
      s.define(item.getKey(), array);
    }
    return s.document(title, s.map(root));
  }

  /** The schema of plan files, ending in a line feed. */
  public static String plan() {
    JsonSchemas s = new JsonSchemas();
    return s.document("A wsmanspec plan", s.map(PlanReader.PLAN));
  }

  /** The schema of profile files, ending in a line feed. */
  public static String profile() {
    JsonSchemas s = new JsonSchemas();
    s.define("limits", s.map(TargetTables.LIMITS));
    s.define("when", s.map(ProfileTables.WHEN));
    s.define("departure", s.map(ProfileTables.DEPARTURE));
    s.array("departures", "departure");
    s.define("leaveOut", s.map(ProfileTables.LEAVE_OUT));
    s.array("leaveOuts", "leaveOut");
    return s.document("A wsmanspec profile", s.map(ProfileTables.PROFILE));
  }

  private String document(String title, ObjectNode root) {
    ObjectNode document = object();
    document.remove("type");
    document.put("$schema", DIALECT);
    document.put("title", title);
    document.setAll(root);
    document.set("$defs", definitions);
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(document)
            .replace("\r\n", "\n")
        + "\n";
  }

  private void scalars() {
    define("string", type("string"));
    define("boolean", type("boolean"));
    define("integer", type("integer"));
    ObjectNode text = object();
    text.remove("type");
    types(text.putArray("type"), "string", "number", "boolean");
    define("text", text);
    ObjectNode textMap = type("object");
    textMap.set("additionalProperties", ref("text"));
    define("textMap", textMap);
    oneOrMany("texts", ref("text"));
    ObjectNode id = type("string");
    id.put("pattern", "^" + Reading.ID_PATTERN + "$");
    oneOrMany("ids", id);
    ObjectNode word = type("string");
    Capabilities.words().forEach(word.withArrayProperty("enum")::add);
    oneOrMany("needs", word);
    ObjectNode key = type("string");
    key.put("pattern", "^[A-Za-z][A-Za-z0-9-]*$");
    oneOrMany("words", key);
  }

  private void requests() {
    define("http", map(Tables.HTTP));
    define("option", map(Tables.OPTION));
    array("options", "option");
    define("filter", map(Tables.FILTER));
    define("association", map(Tables.ASSOCIATION));
    define("bytes", map(Tables.BYTES));
    ObjectNode flag = object();
    flag.remove("type");
    flag.putArray("enum").add(true).add(false).add("mustUnderstand");
    define("flag", flag);
    ObjectNode markup = type("object");
    markup.putObject("properties").set("xml", ref("text"));
    markup.putArray("required").add("xml");
    markup.put("additionalProperties", false);
    ObjectNode value = alternatives(ref("text"), type("null"), markup);
    ObjectNode list = type("array");
    list.set("items", ref("text"));
    value.withArrayProperty("anyOf").add(list);
    define("value", value);
    ObjectNode values = type("object");
    values.set("additionalProperties", ref("value"));
    define("values", values);
    define("methodInput", alternatives(ref("string"), ref("values")));
    ObjectNode row = type("object");
    row.putArray("required").add("name");
    ObjectNode columns = row.putObject("properties");
    ObjectNode name = type("string");
    name.put("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$");
    columns.set("name", name);
    columns.set("covers", ref("ids"));
    columns.set("needs", ref("needs"));
    row.set("additionalProperties", ref("text"));
    define("case", row);
    array("cases", "case");
  }

  private void eventing() {
    define("offer", map(EventingTables.OFFER));
    array("offered", "subscribe");
    define("awaitEnrollment", map(EventingTables.ENROLLMENT));
    define("awaitEvents", map(EventingTables.AWAIT));
    define("acknowledge", map(EventingTables.ACKNOWLEDGE));
    define("raise", map(EventingTables.RAISE));
    define("eventFilter", map(EventingTables.FILTER));
    define("retry", map(EventingTables.RETRY));
    define("batchSize", map(EventingTables.BATCH_SIZE));
    define("sink", map(EventingTables.SINK));
    define("deliveryCredentials", map(EventingTables.CREDENTIALS));
    ObjectNode word = type("string");
    EventingReader.answers().forEach(word.withArrayProperty("enum")::add);
    ObjectNode answer = map(EventingTables.ANSWER);
    answer.put("minProperties", 1).put("maxProperties", 1);
    define("sinkAnswer", alternatives(word, answer));
  }

  private void shells() {
    define("streams", map(ShellTables.STREAMS));
    ObjectNode special = map(ShellTables.SECURE);
    special.put("minProperties", 1).put("maxProperties", 1);
    ObjectNode list = type("array");
    list.set("items", ref("psrpValue"));
    ObjectNode scalar = object();
    scalar.remove("type");
    types(scalar.putArray("type"), "string", "number", "boolean", "null");
    define("psrpValue", alternatives(scalar, list, special));
    oneOrMany("psrpValues", ref("psrpValue"));
    ObjectNode table = type("object");
    table.set("additionalProperties", ref("psrpValue"));
    define("psrpTable", table);
    oneOrMany("commands", alternatives(ref("string"), map(ShellTables.CMD)));
    define("metadata", map(ShellTables.METADATA));
    define("commandOutput", map(ShellTables.OUTPUT));
    define("pipelineResult", map(ShellTables.PIPELINE_RESULT));
    define("poolResult", map(ShellTables.POOL_RESULT));
    ObjectNode item = type("object");
    item.set("additionalProperties", scalar.deepCopy());
    oneOrMany("records", alternatives(scalar.deepCopy(), item));
  }

  private void expectations() {
    ObjectNode response = type("string");
    ResponseName.words().forEach(response.withArrayProperty("enum")::add);
    define("response", response);
    ObjectNode word = type("string");
    ArrayNode words = word.putArray("enum");
    ResponseName.words().forEach(words::add);
    words.add("fault");
    define("expectation", alternatives(word, map(ExpectTables.EXPECT)));
    array("expectations", "expectation");
    ObjectNode code = object();
    code.remove("type");
    types(code.putArray("type"), "string", "integer");
    code.put("pattern", "^(" + ExpectationReader.STATUS_PATTERN + "|.*\\$\\{.*)$");
    code.put("minimum", 100).put("maximum", 599);
    oneOrMany("status", code);
    ObjectNode any = object();
    any.remove("type");
    any.put("const", "any");
    define("httpError", alternatives(any, ref("status")));
    define("fault", alternatives(ref("string"), map(ExpectTables.FAULT)));
    array("faults", "fault");
    define("condition", alternatives(ref("string"), map(ExpectTables.CONDITION)));
    oneOrMany("conditions", ref("condition"));
    define("bodyMatch", map(ExpectTables.BODY));
    define("events", map(ExpectTables.EVENTS));
    define("journal", map(ExpectTables.JOURNAL));
    define("journalEntry", map(ExpectTables.JOURNAL_ENTRY));
    array("journalEntries", "journalEntry");
  }

  private void mutations() {
    ObjectNode mutation = map(ExpectTables.MUTATION);
    mutation.put("minProperties", 1).put("maxProperties", 1);
    define("mutation", mutation);
    oneOrMany("mutations", ref("mutation"));
    define("add", map(ExpectTables.ADD));
    define("setValue", map(ExpectTables.SET_VALUE));
    define("rename", map(ExpectTables.RENAME));
    define("renamespace", map(ExpectTables.RENAMESPACE));
    define("truncate", map(ExpectTables.TRUNCATE));
  }

  private ObjectNode step() {
    ObjectNode step = map(StepReader.table());
    ArrayNode one = step.putArray("oneOf");
    StepReader.keywords().forEach(k -> one.addObject().putArray("required").add(k));
    return step;
  }

  private ObjectNode map(KeyTable table) {
    ObjectNode map = type("object");
    ObjectNode properties = map.putObject("properties");
    for (Map.Entry<String, KeyTable.Key> e : table.keys().entrySet()) {
      ObjectNode property = property(e.getValue().type());
      if (!e.getValue().description().isEmpty()) {
        property.put("description", e.getValue().description());
      }
      properties.set(e.getKey(), property);
    }
    if (!table.required().isEmpty()) {
      ArrayNode required = map.putArray("required");
      table.required().forEach(required::add);
    }
    map.put("additionalProperties", false);
    return map;
  }

  private ObjectNode property(String type) {
    if (!type.startsWith("enum:")) {
      return ref(type);
    }
    ObjectNode property = object();
    property.remove("type");
    ArrayNode values = property.putArray("enum");
    for (String word : List.of(type.substring("enum:".length()).split(","))) {
      if (word.equals("true")) {
        values.add(true);
      } else {
        values.add(word);
      }
    }
    return property;
  }

  private void define(String name, ObjectNode schema) {
    definitions.set(name, schema);
  }

  private void array(String name, String item) {
    ObjectNode array = type("array");
    array.set("items", ref(item));
    define(name, array);
  }

  private void oneOrMany(String name, ObjectNode item) {
    ObjectNode array = type("array");
    array.set("items", item.deepCopy());
    define(name, alternatives(item, array));
  }

  private void either(String name, String simple, ObjectNode map) {
    define(name, alternatives(ref(simple), map));
  }

  private ObjectNode alternatives(ObjectNode... schemas) {
    ObjectNode node = object();
    node.remove("type");
    ArrayNode any = node.putArray("anyOf");
    for (ObjectNode schema : schemas) {
      any.add(schema);
    }
    return node;
  }

  private ObjectNode ref(String name) {
    ObjectNode node = object();
    node.remove("type");
    return node.put("$ref", "#/$defs/" + name);
  }

  private ObjectNode type(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", name);
  }

  private ObjectNode object() {
    return type("object");
  }

  private static void types(ArrayNode array, String... names) {
    for (String name : names) {
      array.add(name);
    }
  }
}
