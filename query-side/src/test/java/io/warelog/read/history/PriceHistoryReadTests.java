package io.warelog.read.history;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.history.PriceHistory.Period;
import io.warelog.read.history.PriceHistory.Price;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.InterveningStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A price history that takes several reads, while it goes on. */
class PriceHistoryReadTests {

	private static final UUID MERCHANT = new UUID(5, 5);

	private static final UUID PRODUCT = new UUID(1, 1);

	/** As many versions as are read at once. */
	private static final long READ_AT_ONCE = 500;

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource
	void onlyTheLastPriceIsInForceThoughAnotherCameWhileTheyWereRead(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(ProductProjection.NAME, ProductCollections.all());
			store.write(new Batch(LongStream.rangeClosed(1, READ_AT_ONCE)
				.mapToObj((number) -> version(number, (number < READ_AT_ONCE) ? number + 1 : null))
				.toList(), null));
			// behind the look whether there is such a product
			ReadModelStore repricedMeanwhile = InterveningStore
				.behindReadOf(store, HistoryCollections.VERSIONS, 2,
						() -> store.write(new Batch(
								List.of(version(READ_AT_ONCE, READ_AT_ONCE + 1), version(READ_AT_ONCE + 1, null)),
								null)));

			List<Period> periods = new HistoryReads(repricedMeanwhile, PayloadJson.mapper()).prices(PRODUCT, MERCHANT)
				.orElseThrow()
				.periods();

			assertThat(periods).hasSize((int) READ_AT_ONCE + 1);
			assertThat(periods.subList(0, 2)).containsExactly(
					new Period(READ_AT_ONCE + 1, null, price(READ_AT_ONCE + 1)),
					new Period(READ_AT_ONCE, READ_AT_ONCE + 1, price(READ_AT_ONCE)));
		}
	}

	private static Price price(long number) {
		return new Price("USD", number, null, number);
	}

	/** Each a microsecond and a ten-thousandth of a dollar more than the one before. */
	private static Upsert version(long number, @Nullable Long to) {
		Map<String, @Nullable Object> values = new HashMap<>(
				Map.of("merchant", MERCHANT.toString(), "product", PRODUCT.toString(), "number", number, "position",
						number, "valid_from", number, "currency", "USD", "price", number, "current_price", number));
		values.put("valid_to", to);
		return new Upsert(HistoryCollections.VERSIONS, HistoryCollections.id(PRODUCT, number),
				(to != null) ? to : number, values);
	}

}
