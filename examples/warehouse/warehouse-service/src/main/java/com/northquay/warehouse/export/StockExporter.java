package com.northquay.warehouse.export;

import java.io.StringWriter;

import javax.annotation.PostConstruct;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.JAXBException;
import javax.xml.bind.Marshaller;

import org.springframework.stereotype.Component;

import com.northquay.warehouse.report.StockReportMapper;

import lombok.RequiredArgsConstructor;

@Component
@RequiredArgsConstructor
public class StockExporter {

    private final StockReportMapper reports;

    private JAXBContext context;

    @PostConstruct
    void createContext() throws JAXBException {
        context = JAXBContext.newInstance(StockExport.class);
    }

    public String export() {
        StockExport export = new StockExport();
        reports.levels().forEach(level -> export.getArticles().add(new StockExport.Article(
                level.getSku(), level.getName(), level.getPieces(), level.getWeightGrams())));
        try {
            Marshaller marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
            StringWriter xml = new StringWriter();
            marshaller.marshal(export, xml);
            return xml.toString();
        } catch (JAXBException e) {
            throw new IllegalStateException("The export can't be written", e);
        }
    }
}
