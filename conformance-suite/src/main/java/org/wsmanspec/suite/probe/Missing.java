package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a target file says of a resource that the probe could not find: how to fill it in. */
final class Missing {

  private static final Map<String, String> BLOCKS = new LinkedHashMap<>();

  static {
    add(
        "instance",
        """
        instance:  # one readable instance of a class with several
          uri: http://…/CIM_ComputerSystem
          selectors: { CreationClassName: CIM_ComputerSystem, Name: its name }
          property: ElementName  # a text property that is set""");
    add(
        "singleton",
        """
        singleton:  # a resource that is read without selectors
          uri: http://…""");
    add(
        "enumerable",
        """
        enumerable:  # a class with a handful of instances
          uri: http://…
          atLeast: 3
          filterProperty: State  # a property, and a value that some instances have, not all
          filterValue: Running""");
    add(
        "many",
        """
        many:  # a class whose instances do not fit one response
          uri: http://…
          atLeast: 200""");
    add(
        "empty",
        """
        empty:  # a class without instances
          uri: http://…""");
    add(
        "writable",
        """
        writable:  # an instance whose property may be changed and is put back; needs 'disruptive: allowed'
          uri: http://…
          selectors: { InstanceID: its id }
          property: Caption
          value: as it is now
          otherValue: another""");
    add(
        "creatable",
        """
        creatable:  # a class of which instances may be made and deleted; needs 'disruptive: allowed'
          uri: http://…
          key: InstanceID  # its key property, whose values scenarios make up
          properties: { Caption: any }""");
    add(
        "readonly",
        """
        readonly:  # an instance that can be neither put nor deleted
          uri: http://…
          selectors: { InstanceID: its id }""");
    add(
        "missing",
        """
        missing:  # well-formed, but not there
          uri: http://…
          selectors: { InstanceID: nothing has this id }""");
    add(
        "method",
        """
        method:  # a method of an instance that does no harm; claim invoke
          uri: http://…
          selectors: { Name: its name }
          method: Its name
          input: {}""");
    add(
        "staticMethod",
        """
        staticMethod:  # a method of a class that does no harm; claim invoke
          uri: http://…
          method: Its name
          input: {}""");
    add(
        "slow",
        """
        slow:  # a method that takes at least ten seconds
          uri: http://…
          selectors: { Name: its name }
          method: Its name
          input: {}""");
    add(
        "query",
        """
        query:  # where WQL goes; claim filter.wql
          uri: http://…/*
          wql: SELECT * FROM Class
          wqlSelect: SELECT Property, Other FROM Class
          wqlNothing: SELECT * FROM Class WHERE Property = 'nothing has this value'
          projection: [Property, Other]""");
    add(
        "base",
        """
        base:  # a class with subclasses that have instances; claim cim.polymorphism
          uri: http://…/CIM_LogicalDevice
          derived: [http://…/CIM_Processor]""");
    add(
        "associated",
        """
        associated:  # an instance with associated ones; claim cim.association
          uri: http://…/CIM_ComputerSystem
          selectors: { CreationClassName: CIM_ComputerSystem, Name: its name }
          resultClass: CIM_LogicalDevice""");
  }

  private Missing() {}

  private static void add(String name, String block) {
    BLOCKS.put(name, block);
  }

  /** All names in the order of a target file. */
  static List<String> names() {
    return List.copyOf(BLOCKS.keySet());
  }

  static String of(String name) {
    return BLOCKS.getOrDefault(name, "");
  }
}
