package com.northquay.warehouse.web;

import java.util.List;

import javax.validation.constraints.Positive;

import org.springframework.http.MediaType;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.northquay.warehouse.dto.ShelfDto;
import com.northquay.warehouse.export.StockExporter;
import com.northquay.warehouse.service.StockService;

import lombok.RequiredArgsConstructor;

@Validated
@RestController
@RequestMapping("/stock")
@RequiredArgsConstructor
public class StockController {

    private final StockService stock;
    private final StockExporter exporter;

    @GetMapping(value = "/export", produces = MediaType.APPLICATION_XML_VALUE)
    public String export() {
        return exporter.export();
    }

    @GetMapping("/{sku}")
    public List<ShelfDto> shelves(@PathVariable String sku) {
        return stock.shelves(sku);
    }

    @PostMapping("/{sku}/picks")
    public List<ShelfDto> pick(@PathVariable String sku, @RequestParam @Positive int pieces,
                               @RequestParam(required = false) String note) {
        stock.pick(sku, pieces, note);
        return stock.shelves(sku);
    }
}
