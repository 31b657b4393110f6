package org.wsmanspec.mock.enumeration;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.binding.CimFaults;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;

/** Finds out what an Enumerate is to go through: a class, or what a filter makes of it. */
final class Selections {

  private final Resources resources;

  Selections(Resources resources) {
    this.resources = resources;
  }

  /**
   * What a request selects.
   *
   * @throws SoapFaultException a filter fault, FilteringNotSupported if the qualifier
   *     SupportsFilter of the class says so, PolymorphismModeNotSupported,
   *     UnsupportedFeature/EnumerationMode or /FilteringRequired, DestinationUnreachable
   */
  Selection select(Call call, Target target, Element enumerate) {
    Mode mode = Mode.of(Call.text(enumerate, Names.WSMAN_ENUMERATION_MODE));
    Polymorphism polymorphism =
        Polymorphism.of(Call.text(enumerate, Names.WSMB_POLYMORPHISM_MODE), target);
    Optional<Filter> filter = Filter.in(enumerate);
    target.cimClass().ifPresent(c -> requireReferences(mode, c));
    try {
      if (filter.isPresent()) {
        target.cimClass().ifPresent(Selections::requireFilterable);
        return new Filters(resources, call, target, mode, polymorphism).apply(filter.get());
      }
      CimClass cimClass =
          target
              .cimClass()
              .orElseThrow(
                  () ->
                      SoapFaultException.of(
                          FaultSubcode.UNSUPPORTED_FEATURE,
                          "FilteringRequired",
                          "All classes together can be enumerated with a filter only"));
      return new Selection(
          instances(resources, call, target, cimClass, polymorphism, i -> true),
          writer(resources, call, target, mode, Optional.empty()));
    } catch (CimException e) {
      throw CimFaults.of(
          e, filter.isPresent() ? CimFaults.Situation.QUERY : CimFaults.Situation.RESOURCE);
    }
  }

  private static void requireReferences(Mode mode, CimClass cimClass) {
    if (mode != Mode.OBJECT
        && cimClass.keys().isEmpty()
        && !cimClass.isSingleton()
        && !cimClass.isAbstract()) {
      throw Mode.unsupported(
          "Instances of " + cimClass.name() + " have no keys and so no references");
    }
  }

  private static void requireFilterable(CimClass cimClass) {
    if (cimClass.inheritedQualifier("SupportsFilter").filter(Boolean.FALSE::equals).isPresent()) {
      throw SoapFaultException.of(
          FaultSubcode.FILTERING_NOT_SUPPORTED,
          "Instances of " + cimClass.name() + " can be enumerated as a whole only");
    }
  }

  /** Passes over the instances of a class. */
  static Supplier<Iterator<CimInstance>> instances(
      Resources resources,
      Call call,
      Target target,
      CimClass cimClass,
      Polymorphism polymorphism,
      Predicate<CimInstance> condition) {
    return () ->
        polymorphism.apply(
            new Matching(
                resources
                    .manager()
                    .enumerateInstances(
                        call.caller(), target.namespace(), cimClass.name(), polymorphism.deep()),
                condition),
            cimClass);
  }

  /** How the items of a request are written. */
  static ItemWriter writer(
      Resources resources,
      Call call,
      Target target,
      Mode mode,
      Optional<java.util.List<String>> projection) {
    return new ItemWriter(
        resources,
        target.namespace(),
        target.style(),
        mode,
        projection,
        call.control().options().showExtensions());
  }
}
