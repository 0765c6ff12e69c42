package com.northquay.warehouse.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.fail;
import static org.mockito.Matchers.any;
import static org.mockito.Matchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyZeroInteractions;
import static org.mockito.Mockito.when;

import java.util.Arrays;
import java.util.Optional;

import org.junit.Before;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.MockitoAnnotations;

import com.northquay.warehouse.domain.Location;
import com.northquay.warehouse.domain.Product;
import com.northquay.warehouse.domain.StockItem;
import com.northquay.warehouse.domain.StockMovement;
import com.northquay.warehouse.domain.Zone;
import com.northquay.warehouse.mapping.WarehouseMapper;
import com.northquay.warehouse.repository.ProductRepository;
import com.northquay.warehouse.repository.StockItemRepository;
import com.northquay.warehouse.repository.StockMovementRepository;

public class StockServiceTest {

    @Mock
    private ProductRepository products;

    @Mock
    private StockItemRepository items;

    @Mock
    private StockMovementRepository movements;

    @Mock
    private WarehouseMapper mapper;

    @InjectMocks
    private StockService service;

    private final Product rope = new Product("ROPE-10", "Hemp rope", 4200);
    private final StockItem full = new StockItem(rope, new Location("A-01-1", Zone.DRY), 40);
    private final StockItem rest = new StockItem(rope, new Location("A-01-2", Zone.DRY), 15);

    @Before
    public void setUp() {
        MockitoAnnotations.initMocks(this);
        when(products.findBySku("ROPE-10")).thenReturn(Optional.of(rope));
        when(items.findShelves(anyString())).thenReturn(Arrays.asList(full, rest));
    }

    @Test
    public void emptiesTheFullestShelfFirst() {
        service.pick("ROPE-10", 45, "order 21");

        assertEquals(0, full.getQuantity());
        assertEquals(10, rest.getQuantity());
    }

    @Test
    public void writesTheMovementDown() {
        service.pick("ROPE-10", 1, "order 22");

        ArgumentCaptor<StockMovement> moved = ArgumentCaptor.forClass(StockMovement.class);
        verify(movements).save(moved.capture());
        assertEquals(-1, moved.getValue().getQuantity());
        assertEquals(StockMovement.Kind.PICK, moved.getValue().getKind());
        verifyZeroInteractions(mapper);
    }

    @Test
    public void saysHowMuchIsMissing() {
        try {
            service.pick("ROPE-10", 60, null);
            fail("60 pieces from 55");
        } catch (NotEnoughStockException e) {
            assertEquals("5 pieces of ROPE-10 are missing", e.getMessage());
        }
    }

    @Test(expected = UnknownProductException.class)
    public void unknownProductsAreRefused() {
        try {
            service.pick("SAIL-1", 1, null);
        } finally {
            verify(movements, never()).save(any(StockMovement.class));
        }
    }
}
