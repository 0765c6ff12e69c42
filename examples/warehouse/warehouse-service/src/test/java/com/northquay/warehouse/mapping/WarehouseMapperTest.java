package com.northquay.warehouse.mapping;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mapstruct.factory.Mappers;

import com.northquay.warehouse.domain.Location;
import com.northquay.warehouse.domain.Product;
import com.northquay.warehouse.domain.StockItem;
import com.northquay.warehouse.domain.Zone;
import com.northquay.warehouse.dto.ProductDto;
import com.northquay.warehouse.dto.ShelfDto;

class WarehouseMapperTest {

    private final WarehouseMapper mapper = Mappers.getMapper(WarehouseMapper.class);

    @Test
    void aProductIsShownInKilograms() {
        Product lamp = new Product("LAMP-S", "Storm lamp, small", 780);

        ProductDto dto = mapper.toDto(lamp);
        assertAll(
                () -> assertEquals("LAMP-S", dto.getSku()),
                () -> assertEquals("Storm lamp, small", dto.getName()),
                () -> assertEquals(0.78, dto.getWeightKg()),
                () -> assertTrue(dto.isOrderable()));

        lamp.setDiscontinued(true);
        assertFalse(mapper.toDto(lamp).isOrderable());
    }

    @Test
    void aProductIsKeptInGrams() {
        Product product = mapper.toProduct(ProductDto.builder().sku("OAR-L").name("Oar").weightKg(2.3456).build());

        assertEquals("OAR-L", product.getSku());
        assertEquals(2346, product.getWeightGrams());
    }

    @Test
    void aShelfNamesItsLocation() {
        ShelfDto shelf = mapper.toDto(new StockItem(new Product(), new Location("H-07-1", Zone.HAZARD), 6));

        assertEquals("H-07-1", shelf.getLocation());
        assertEquals("HAZARD", shelf.getZone());
        assertEquals(6, shelf.getPieces());
    }
}
