package io.warelog.read.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.warelog.platform.sqlite.SqliteReaders.Reading;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Reads;

/** Reads documents with whatever connection it is given. */
final class SqliteReads implements Reads {

	private final Connections connections;

	private final Function<Collection, Table> tables;

	/**
	 * Makes the reads.
	 * @param connections to read with
	 * @param tables finds the table of a prepared collection
	 */
	SqliteReads(Connections connections, Function<Collection, Table> tables) {
		this.connections = connections;
		this.tables = tables;
	}

	/** Lends connections. */
	@FunctionalInterface
	interface Connections {

		<T> T read(Reading<T> reading);

	}

	@Override
	public Optional<Document> get(Collection collection, String id, List<String> fetch) {
		Table.Selection selection = this.tables.apply(collection).selection(fetch);
		return this.connections.read((session) -> {
			try (ResultSet rows = session.bind(selection.byId(), id).executeQuery()) {
				return rows.next() ? Optional.of(Table.document(rows, selection)) : Optional.empty();
			}
		});
	}

	@Override
	public List<Document> getAll(Collection collection, java.util.Collection<String> ids, List<String> fetch) {
		Table.Selection selection = this.tables.apply(collection).selection(fetch);
		List<String> wanted = List.copyOf(new LinkedHashSet<>(ids));
		return this.connections.read((session) -> {
			List<Document> documents = new ArrayList<>(wanted.size());
			int step = 0;
			for (int start = 0; start < wanted.size(); start += step) {
				boolean few = wanted.size() - start <= Table.FEW_IDS;
				step = few ? Table.FEW_IDS : Table.IDS;
				Object[] some = new Object[step];
				for (int i = 0; i < step; i++) {
					some[i] = wanted.get(Math.min(start + i, wanted.size() - 1));
				}
				readAll(session.bind(few ? selection.byFewIds() : selection.byIds(), some), selection, documents);
			}
			return documents;
		});
	}

	@Override
	public List<Document> page(Collection collection, Page page) {
		Table table = this.tables.apply(collection);
		Table.Selection selection = table.selection(page.fetch());
		return this.connections.read((session) -> {
			List<Document> documents = new ArrayList<>(page.limit());
			readAll(new Listing(table, page.conditions()).page(session, page).bind(session), selection, documents);
			return documents;
		});
	}

	@Override
	public long count(Collection collection, List<Condition> conditions) {
		Listing listing = new Listing(this.tables.apply(collection), conditions);
		return this.connections.read((session) -> listing.count(session).number(session));
	}

	private static void readAll(PreparedStatement statement, Table.Selection selection, List<Document> documents)
			throws SQLException {
		try (ResultSet rows = statement.executeQuery()) {
			while (rows.next()) {
				documents.add(Table.document(rows, selection));
			}
		}
	}

}
