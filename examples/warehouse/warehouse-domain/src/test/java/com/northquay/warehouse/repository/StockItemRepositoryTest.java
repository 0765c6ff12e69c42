package com.northquay.warehouse.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

import com.northquay.warehouse.domain.Product;
import com.northquay.warehouse.domain.StockItem;
import com.northquay.warehouse.domain.StockMovement;
import com.northquay.warehouse.domain.Zone;

@DataJpaTest
class StockItemRepositoryTest {

    @Autowired
    private StockItemRepository items;

    @Autowired
    private ProductRepository products;

    @Autowired
    private StockMovementRepository movements;

    @Test
    void findsTheFullestShelfFirst() {
        assertThat(items.findShelves("ROPE-10"))
                .extracting(item -> item.getLocation().getCode(), StockItem::getQuantity)
                .containsExactly(tuple("A-01-1", 40),
                        tuple("A-01-2", 15));
    }

    @Test
    void countsTheStockOfAZone() {
        assertThat(items.countPieces(Zone.DRY)).isEqualTo(175);
        assertThat(items.countPieces(Zone.COLD)).isZero();
    }

    @Test
    void newRowsContinueTheSequenceOfTheOldOnes() {
        Product first = products.saveAndFlush(new Product("ANCHOR-2", "Anchor, 2 kg", 2000));
        Product second = products.saveAndFlush(new Product("ANCHOR-4", "Anchor, 4 kg", 4000));

        assertThat(first.getId()).isGreaterThanOrEqualTo(1000);
        assertThat(second.getId()).isEqualTo(first.getId() + 1);
    }

    @Test
    void aSkuIsUnique() {
        assertThrows(DataIntegrityViolationException.class,
                () -> products.saveAndFlush(new Product("LAMP-S", "Another lamp", 800)));
    }

    @Test
    void listsMovementsNewestFirst() {
        Product lamp = products.findBySku("LAMP-S").get();
        Instant noon = Instant.parse("2021-03-01T12:00:00Z");
        movements.save(new StockMovement(lamp, StockMovement.Kind.ARRIVAL, 10, noon, null));
        movements.save(new StockMovement(lamp, StockMovement.Kind.PICK, -2, noon.plusSeconds(60), "order 17"));

        assertThat(movements.findByProductSku("LAMP-S", PageRequest.of(0, 1, Sort.by("movedAt").descending())))
                .extracting(StockMovement::getNote).containsExactly("order 17");
        assertThat(movements.count()).isEqualTo(2);
    }
}
