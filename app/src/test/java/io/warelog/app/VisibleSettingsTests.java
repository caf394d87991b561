package io.warelog.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code --help} tells. */
class VisibleSettingsTests {

	private static final Pattern OPTION = Pattern.compile("--([a-z][a-z-]+)");

	/** Of these some say what one run of a command is about. */
	private static final Set<String> NO_SETTINGS = Set.of("help", "version", "compare", "from", "previous", "to");

	@ParameterizedTest
	@ValueSource(strings = { "--help", "serve --help" })
	void helpListsEachOptionWithItsEnvironmentVariable(String arguments) {
		WarelogProcess help = WarelogProcess.run(Map.of(), arguments.split(" "));

		assertThat(help.exitCode()).isZero();
		Set<String> options = options(help.output());
		assertThat(options).containsAll(List.of("port", "host", "data", "views", "rate-limit"));
		assertThat(options).allSatisfy((option) -> assertThat(help.output())
			.contains("WARELOG_" + option.toUpperCase(Locale.ROOT).replace('-', '_')));
		assertThat(help.output()).contains("WARELOG_OPERATOR_KEY", "127.0.0.1", "8080", "./data");
	}

	private static Set<String> options(String help) {
		Set<String> options = new TreeSet<>();
		Matcher option = OPTION.matcher(help);
		while (option.find()) {
			options.add(option.group(1));
		}
		options.removeAll(NO_SETTINGS);
		return options;
	}

	@Test
	void anUnknownOptionIsRefusedWithAHint() {
		WarelogProcess process = WarelogProcess.run(Map.of(), "serve", "--colour=red");

		assertThat(process.exitCode()).isPositive();
		assertThat(process.output()).contains("--colour").contains("--help").doesNotContain("\tat ");
	}

}
