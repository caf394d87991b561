package io.warelog.read.product;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import io.warelog.read.product.Tally.Stretch;
import io.warelog.read.store.Batch;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.sqlite.SqliteReadModelStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A walk to an offset begins in the stretch of blocks that the tally tells. */
class TallyTests {

	private static final UUID MERCHANT = new UUID(1, 1);

	private static final String FACETS = "A00APUSD";

	private static final int PER_STRETCH = Tally.STRETCH * ProductCollections.BLOCK;

	private ReadModelStore store;

	@BeforeEach
	void open(@TempDir Path directory) {
		this.store = SqliteReadModelStore.open(directory.resolve("views.db"), 1, Clock.systemUTC());
		this.store.prepare(ProductProjection.NAME, ProductCollections.all());
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void anOffsetIsFoundFromTheStretchThatItIsInAlsoAfterTheTallyWasStored() {
		Random random = new Random(7);
		List<Long> ordinals = new ArrayList<>();
		Tally tally = Tally.load(this.store, MERCHANT);
		for (long ordinal = 0; ordinal < 5L * PER_STRETCH; ordinal++) {
			// the second stretch has none, the others most of theirs
			if (ordinal / PER_STRETCH != 1 && random.nextInt(4) > 0) {
				ordinals.add(ordinal);
				tally.move(ordinal, Facets.NONE, FACETS);
			}
		}
		for (int i = 0; i < 1_000; i++) {
			tally.move(ordinals.remove(random.nextInt(ordinals.size())), FACETS, Facets.NONE);
		}
		this.store.write(new Batch(List.of(tally.toUpsert(1)), null));
		Tally stored = Tally.load(this.store, MERCHANT);

		for (int offset = 0; offset < ordinals.size(); offset += 1 + random.nextInt(50)) {
			assertThat(ordinalAt(stored.seek(offset, false), ordinals, false)).isEqualTo(ordinals.get(offset));
			assertThat(ordinalAt(stored.seek(offset, true), ordinals, true))
				.isEqualTo(ordinals.get(ordinals.size() - 1 - offset));
		}
		assertThat(stored.seek(ordinals.size(), false)).isNull();
		assertThat(stored.seek(ordinals.size(), true)).isNull();
	}

	/** Where a walk from the stretch's first block ends. */
	private static long ordinalAt(Stretch stretch, List<Long> ordinals, boolean descending) {
		Stretch begin = Objects.requireNonNull(stretch);
		assertThat(begin.skip()).isLessThan(PER_STRETCH);
		return (descending ? ordinals.reversed() : ordinals).stream()
			.filter((ordinal) -> descending ? Block.numberOf(ordinal) <= begin.block()
					: Block.numberOf(ordinal) >= begin.block())
			.skip(begin.skip())
			.findFirst()
			.orElseThrow();
	}

}
