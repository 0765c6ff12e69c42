package com.northquay.warehouse.mapping;

import java.util.List;

import org.mapstruct.InheritInverseConfiguration;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;

import com.northquay.warehouse.domain.Product;
import com.northquay.warehouse.domain.StockItem;
import com.northquay.warehouse.dto.ProductDto;
import com.northquay.warehouse.dto.ShelfDto;

@Mapper(componentModel = "spring")
public interface WarehouseMapper {

    @Mapping(target = "weightKg", source = "weightGrams", qualifiedByName = "kilograms")
    @Mapping(target = "orderable", expression = "java(!product.isDiscontinued())")
    ProductDto toDto(Product product);

    List<ProductDto> toDtos(List<Product> products);

    @InheritInverseConfiguration
    @Mapping(target = "id", ignore = true)
    @Mapping(target = "weightGrams", source = "weightKg", qualifiedByName = "grams")
    @Mapping(target = "discontinued", ignore = true)
    Product toProduct(ProductDto dto);

    @Mapping(target = "location", source = "location.code")
    @Mapping(target = "zone", source = "location.zone")
    @Mapping(target = "pieces", source = "quantity")
    ShelfDto toDto(StockItem item);

    List<ShelfDto> toShelves(List<StockItem> items);

    @Named("kilograms")
    default double kilograms(int grams) {
        return grams / 1000.0;
    }

    @Named("grams")
    default int grams(double kilograms) {
        return (int) Math.round(kilograms * 1000);
    }
}
