package com.northquay.warehouse.service;

import java.time.Clock;
import java.util.List;

import javax.annotation.Resource;
import javax.transaction.Transactional;

import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;

import com.northquay.warehouse.domain.Product;
import com.northquay.warehouse.domain.StockItem;
import com.northquay.warehouse.domain.StockMovement;
import com.northquay.warehouse.dto.ShelfDto;
import com.northquay.warehouse.mapping.WarehouseMapper;
import com.northquay.warehouse.repository.ProductRepository;
import com.northquay.warehouse.repository.StockItemRepository;
import com.northquay.warehouse.repository.StockMovementRepository;

import lombok.extern.slf4j.Slf4j;

@Slf4j
@Service
public class StockService {

    @Resource
    private ProductRepository products;

    @Resource
    private StockItemRepository items;

    @Resource
    private StockMovementRepository movements;

    @Resource
    private WarehouseMapper mapper;

    private Clock clock = Clock.systemUTC();

    @Transactional
    public List<ShelfDto> shelves(String sku) {
        return mapper.toShelves(items.findShelves(sku));
    }

    /**
     * Takes pieces from the shelves, the fullest first.
     *
     * @throws NotEnoughStockException if they do not hold so many; nothing is taken then
     */
    @Transactional
    public void pick(String sku, int pieces, String note) {
        Product product = products.findBySku(sku).orElseThrow(() -> new UnknownProductException(sku));
        movements.save(new StockMovement(product, StockMovement.Kind.PICK, -pieces, clock.instant(), note));
        int missing = pieces;
        for (StockItem item : items.findShelves(sku)) {
            int taken = Math.min(missing, item.getQuantity());
            item.setQuantity(item.getQuantity() - taken);
            missing -= taken;
        }
        if (missing > 0) {
            throw new NotEnoughStockException(sku, missing);
        }
        log.info("Picked {} of {}", pieces, sku);
    }

    public long movementsOf(String sku) {
        return movements.findByProductSku(sku, PageRequest.of(0, 1)).getTotalElements();
    }
}
