package org.wsmanspec.suite;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Guards the walls between the rooms; each rule says why it is there. */
class ArchitectureTests {

  private static final String MESSAGE = "org.wsmanspec.message..";
  private static final String SCENARIO = "org.wsmanspec.scenario..";
  private static final String MOCK = "org.wsmanspec.mock..";
  private static final String REPORT = "org.wsmanspec.report..";
  private static final String SUITE = "org.wsmanspec.suite..";
  private static final String CHECKS = "org.wsmanspec.suite.check..";

  private static JavaClasses ours;

  @BeforeAll
  static void read() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.wsmanspec");
  }

  @Test
  void theGroundFloorKnowsNoOtherRoom() {
    noClasses()
        .that()
        .resideInAPackage(MESSAGE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SCENARIO, MOCK, REPORT, SUITE)
        .because("what a message is must not depend on who sends, serves or judges it")
        .check(ours);
  }

  @Test
  void theReferenceEndpointKnowsNoScenarioReportOrCheck() {
    noClasses()
        .that()
        .resideInAPackage(MOCK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SCENARIO, REPORT, SUITE)
        .because("a mistake shared by endpoint and judge would judge itself correct")
        .check(ours);
  }

  @Test
  void drivingKnowsNeitherEndpointNorJudge() {
    noClasses()
        .that()
        .resideInAPackage(SCENARIO)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MOCK, REPORT, SUITE)
        .because("what drives does not judge, and drives a real endpoint just the same")
        .check(ours);
  }

  @Test
  void reportsKnowNeitherDriverNorJudge() {
    noClasses()
        .that()
        .resideInAPackage(REPORT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SCENARIO, MOCK, SUITE)
        .because("a report renders what was concluded and concludes nothing")
        .check(ours);
  }

  @Test
  void checksArePure() {
    noClasses()
        .that()
        .resideInAPackage(CHECKS)
        .should()
        // An address is a value; what is forbidden beside it opens connections.
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "javax.net..",
                    "java.util.concurrent..",
                    "java.lang.management..",
                    "org.eclipse.jetty..",
                    "org.apache.hc..",
                    "org.wsmanspec.scenario.transport..",
                    "org.wsmanspec.scenario.run..",
                    "org.wsmanspec.scenario.yaml..",
                    "org.wsmanspec.message.evidence..",
                    "org.wsmanspec.message.capture..",
                    MOCK)
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(URI.class))))
        .because(
            "a check is a function of a conversation: live, stored and captured traffic get the"
                + " same verdict only if it reads nothing else")
        .check(ours);
    noClasses()
        .that()
        .resideInAPackage(CHECKS)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .because("a verdict does not depend on when or where it is reached")
        .check(ours);
  }

  @Test
  void onlyTheCommandLinePrintsOrExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.wsmanspec.suite.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .because("everything else is a library, and what it has to say it returns or throws")
        .check(ours);
  }

  @Test
  void nothingOnTheCommandLineLoadsGroovy() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.wsmanspec.scenario.restassured..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.restassured..", "groovy..", "org.codehaus.groovy..")
        .because("Groovy triples the start-up time of the command line")
        .check(ours);
  }

  @Test
  void foreignXmlComesThroughOneDoor() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.wsmanspec.message.SafeXml")
        .should()
        .callMethod(javax.xml.parsers.DocumentBuilderFactory.class, "newInstance")
        .orShould()
        .callMethod(javax.xml.parsers.SAXParserFactory.class, "newInstance")
        .orShould()
        .callMethod(javax.xml.stream.XMLInputFactory.class, "newInstance")
        .orShould()
        .callMethod(javax.xml.stream.XMLInputFactory.class, "newFactory")
        .because("these pick whatever parser is on the class path, with whatever defaults")
        .check(ours);
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    classes()
        .that()
        .haveSimpleNameNotEndingWith("package-info")
        .should(resideInADescribedPackage())
        .because("a newcomer reads package-info first")
        .check(ours);
  }

  private static ArchCondition<JavaClass> resideInADescribedPackage() {
    return new ArchCondition<>("reside in a package with package-info") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        if (item.getPackage().tryGetPackageInfo().isEmpty()) {
          events.add(
              SimpleConditionEvent.violated(
                  item, item.getPackageName() + " has no package-info.java"));
        }
      }
    };
  }
}
