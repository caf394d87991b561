package io.warelog.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The architecture holds, and would be seen to break. */
class ArchitectureTests {

	private static final String ROOT = "io.warelog";

	private static final String VIOLATIONS = ROOT + ".app.architecture.violations";

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages(ROOT);

	private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(VIOLATIONS);

	@ParameterizedTest
	@EnumSource
	void theCodeKeepsTheRule(ArchitectureRule rule) {
		rule.in(ROOT).check(CODE);
	}

	@ParameterizedTest
	@EnumSource
	void theRuleFailsOnWhatBreaksIt(ArchitectureRule rule) {
		assertThat(rule.in(VIOLATIONS).evaluate(BROKEN).getFailureReport().getDetails())
			.anyMatch((detail) -> detail.contains(VIOLATIONS + "." + rule.violation()));
	}

	@ParameterizedTest
	@EnumSource
	void theRuleFailsWhereItHasNothingToCheck(ArchitectureRule rule) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.in("io.warelog.nowhere").check(CODE));
	}

}
