package io.warelog.api;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.warelog.api.EventTypes.EventType;
import io.warelog.api.claim.ClaimEvent;
import io.warelog.api.key.KeyEvent;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.organization.OrganizationEvent;
import io.warelog.api.product.ProductEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventTypesTests {

	@ParameterizedTest
	@ValueSource(classes = { ProductEvent.class, MerchantEvent.class, OrganizationEvent.class, KeyEvent.class,
			ClaimEvent.class })
	void everyEventOfAKindIsInTheTable(Class<?> kind) {
		assertThat(kind.getPermittedSubclasses()).isNotEmpty()
			.allSatisfy((event) -> assertThat(EventTypes.all()).containsKey(event.asSubclass(DomainEvent.class)));
	}

	@Test
	void theTableHasEveryEventThereIsAndNothingElse() throws Exception {
		assertThat(EventTypes.all().keySet()).containsExactlyInAnyOrderElementsOf(events());
	}

	@Test
	void everyNameStandsForOneEvent() {
		assertThat(EventTypes.all().values()).extracting(EventType::name).doesNotHaveDuplicates();
	}

	@Test
	void namesAreLowerCaseWordsWithDashesAndRevisionsCountFromOne() {
		assertThat(EventTypes.all().values()).allSatisfy((type) -> {
			assertThat(type.name()).matches("[a-z]+(-[a-z]+)*");
			assertThat(type.revision()).isPositive();
		});
	}

	private static List<Class<? extends DomainEvent>> events() throws IOException, URISyntaxException {
		Path classes = Path.of(DomainEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (Stream<Path> files = Files.walk(classes)) {
			return files.map((file) -> classes.relativize(file).toString())
				.filter((file) -> file.endsWith(".class") && !file.endsWith("-info.class"))
				.<Class<?>>map((file) -> load(file.substring(0, file.length() - ".class".length())))
				.filter((type) -> DomainEvent.class.isAssignableFrom(type) && !type.isInterface())
				.<Class<? extends DomainEvent>>map((type) -> type.asSubclass(DomainEvent.class))
				.toList();
		}
	}

	private static Class<?> load(String file) {
		try {
			return Class.forName(file.replace('/', '.').replace('\\', '.'));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
