package com.northquay.warehouse.report;

import static org.junit.Assert.assertEquals;

import java.util.List;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.junit4.SpringRunner;

@RunWith(SpringRunner.class)
@SpringBootTest
public class StockReportMapperTest {

    @Autowired
    private StockReportMapper reports;

    @Test
    public void sumsOverLocations() {
        List<StockLevel> levels = reports.levels();

        assertEquals(3, levels.size());
        StockLevel rope = levels.get(1);
        assertEquals("ROPE-10", rope.getSku());
        assertEquals(55, rope.getPieces());
        assertEquals(2, rope.getShelves());
        assertEquals(231000, rope.getWeightGrams());
    }

    @Test
    public void warnsOnlyOfWhatCanBeReordered() {
        List<StockLevel> low = reports.below(60);

        assertEquals(1, low.size());
        assertEquals("ROPE-10", low.get(0).getSku());
    }
}
