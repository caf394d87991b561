package io.warelog.write.eventstore;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UuidV7IdentifierFactoryTests {

	@Test
	void axonFindsIt() {
		assertThat(IdentifierFactory.getInstance()).isInstanceOf(UuidV7IdentifierFactory.class);
	}

	@Test
	void identifiersAreOfVersion7AndGrow() {
		List<String> ids = Stream.generate(new UuidV7IdentifierFactory()::generateIdentifier).limit(1000).toList();
		assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch((id) -> UUID.fromString(id).version() == 7);
	}

}
