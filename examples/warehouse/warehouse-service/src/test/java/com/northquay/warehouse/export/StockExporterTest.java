package com.northquay.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import java.io.StringReader;
import java.util.Collections;

import javax.xml.bind.JAXB;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

import com.northquay.warehouse.report.StockLevel;
import com.northquay.warehouse.report.StockReportMapper;

@ExtendWith(MockitoExtension.class)
class StockExporterTest {

    @Mock
    private StockReportMapper reports;

    @InjectMocks
    private StockExporter exporter;

    @BeforeEach
    void start() throws Exception {
        exporter.createContext();
    }

    @Test
    void writesTheCarriersFormat() {
        StockLevel rope = new StockLevel();
        rope.setSku("ROPE-10");
        rope.setName("Rope & tackle");
        rope.setPieces(55);
        rope.setWeightGrams(231000);
        when(reports.levels()).thenReturn(Collections.singletonList(rope));

        String xml = exporter.export();

        assertThat(xml).contains("<stock format=\"2\">", "<article sku=\"ROPE-10\">",
                "<description>Rope &amp; tackle</description>", "<gross-weight-g>231000</gross-weight-g>");
        StockExport back = JAXB.unmarshal(new StringReader(xml), StockExport.class);
        assertThat(back.getArticles()).extracting(StockExport.Article::getPieces).containsExactly(55);
    }

    @Test
    void anEmptyWarehouseIsAnEmptyList() {
        when(reports.levels()).thenReturn(Collections.emptyList());

        assertThat(exporter.export()).contains("<stock format=\"2\"/>");
    }
}
