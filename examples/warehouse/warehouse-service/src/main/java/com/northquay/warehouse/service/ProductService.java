package com.northquay.warehouse.service;

import java.util.List;

import javax.transaction.Transactional;

import org.springframework.stereotype.Service;

import com.northquay.warehouse.domain.Product;
import com.northquay.warehouse.dto.ProductDto;
import com.northquay.warehouse.mapping.WarehouseMapper;
import com.northquay.warehouse.repository.ProductRepository;

import lombok.RequiredArgsConstructor;

@Service
@RequiredArgsConstructor
public class ProductService {

    private final ProductRepository products;
    private final WarehouseMapper mapper;

    public List<ProductDto> orderable() {
        return mapper.toDtos(products.findByDiscontinuedFalseOrderBySku());
    }

    public ProductDto get(String sku) {
        return mapper.toDto(find(sku));
    }

    public ProductDto add(ProductDto dto) {
        return mapper.toDto(products.save(mapper.toProduct(dto)));
    }

    @Transactional
    public void discontinue(String sku) {
        find(sku).setDiscontinued(true);
    }

    private Product find(String sku) {
        return products.findBySku(sku).orElseThrow(() -> new UnknownProductException(sku));
    }
}
