package io.warelog.read;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.warelog.api.query.ReadBack.Representation;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.arrival.ReadBacks;
import io.warelog.read.arrival.Readable;
import io.warelog.read.directory.Directory;
import io.warelog.read.directory.ReferenceData;
import io.warelog.read.generation.Generations;
import io.warelog.read.history.MerchantHistory;
import io.warelog.read.operation.Projections;
import io.warelog.read.product.ProductReads;
import io.warelog.read.rendering.ImageUrls;
import io.warelog.read.shop.ShopReads;
import org.axonframework.common.Registration;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;

/**
 * The query side as a whole: its projections follow the log, and it answers the command
 * side when asked how something now reads.
 */
public final class QuerySide {

	private final Projections projections;

	private final ReadBacks readBacks;

	/**
	 * Puts the query side together.
	 * @param projections follow the log
	 * @param generations where read models are kept
	 * @param arrivals where projections tell what they have written
	 * @param directory reads merchants, organizations and keys
	 * @param reference reads what products show of their merchants
	 * @param merchants tells what those were
	 * @param reads reads products
	 * @param shop reads products in the form of the store API
	 * @param images where images are served
	 * @param patience how long it is waited at most for what is to be read back
	 */
	public QuerySide(Projections projections, Generations generations, Arrivals arrivals, Directory directory,
			ReferenceData reference, MerchantHistory merchants, ProductReads reads, ShopReads shop, ImageUrls images,
			Duration patience) {
		this.projections = projections;
		Map<Representation, Readable> readables = Map.ofEntries(
				Map.entry(Representation.PRODUCT, Readable.byVersion(reads::see)),
				Map.entry(Representation.STORE_PRODUCT, shop::seeProduct),
				Map.entry(Representation.STORE_OPTIONS, shop::seeOptions),
				Map.entry(Representation.STORE_EXTRAS, shop::seeExtras),
				Map.entry(Representation.STORE_CATEGORIES, shop::seeCategories),
				Map.entry(Representation.STORE_IMAGE, shop::seeImage),
				Map.entry(Representation.STORE_VIDEO, shop::seeVideo),
				Map.entry(Representation.MASS_EDIT, shop::seeMassEdit),
				Map.entry(Representation.MASS_EDIT_MADE, shop::knowsMassEdit),
				Map.entry(Representation.TAX_GROUP, takenIn(merchants, reference::seeTaxGroup)),
				Map.entry(Representation.SHIPPING_GROUP, takenIn(merchants, reference::seeShippingGroup)),
				Map.entry(Representation.MERCHANT, takenIn(merchants, Readable.byVersion(directory::seeMerchant))),
				Map.entry(Representation.ORGANIZATION, Readable.byVersion(directory::seeOrganization)),
				Map.entry(Representation.KEY, Readable.byVersion(directory::seeKey)),
				Map.entry(Representation.FEE_TYPE, Readable.byVersion(directory::seeFeeType)));
		Map<Representation, Readable> looks = new EnumMap<>(Representation.class);
		readables.forEach((representation, readable) -> looks.put(representation,
				(query) -> generations.see(() -> readable.see(query))));
		this.readBacks = new ReadBacks(arrivals, looks, images, patience);
	}

	/** What is of a merchant is read back when its history shows it too. */
	private static Readable takenIn(MerchantHistory merchants, Readable readable) {
		return (query) -> merchants.knows(query.id(), query.version()) ? readable.see(query) : Optional.empty();
	}

	/**
	 * Makes the read models' collections where they are missing or of another revision,
	 * and starts to follow the log, there from its beginning.
	 */
	public void start() {
		this.projections.start();
	}

	/**
	 * Answers queries from now on.
	 * @param queryBus where they come from
	 * @return ends it when it is cancelled
	 */
	public Registration answer(QueryBus queryBus) {
		return new AnnotationQueryHandlerAdapter<>(this.readBacks).subscribe(queryBus);
	}

	/** Stops following the log, after what is in hand has been written. */
	public void stop() {
		this.projections.stop();
	}

	/**
	 * Looks how far the projections have come, wherever their work is done.
	 * @return the lowest position up to which one of them has written, -1 before any
	 */
	public long reached() {
		return this.projections.reached();
	}

	/**
	 * Looks which projections are in trouble.
	 * @return the names of those that do not run or whose last batch failed
	 */
	public List<String> failing() {
		return this.projections.failing();
	}

	/**
	 * Looks whether products are parked.
	 * @return whether some read model does not show all events
	 */
	public boolean isDegraded() {
		return this.projections.isDegraded();
	}

}
