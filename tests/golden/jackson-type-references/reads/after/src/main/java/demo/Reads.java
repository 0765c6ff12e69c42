package demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Reads {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<Map<String, Object>>() {};

    private final ObjectMapper mapper = new ObjectMapper();
    private java.util.TreeMap<String, Object> last;

    List<String> names(String json) throws IOException {
        ArrayList<String> names = new ArrayList<>();
        names = (ArrayList<String>) mapper.readValue(json, new TypeReference<List<String>>() {
        });
        return names;
    }

    HashMap<String, Object> map(String json) throws IOException {
	this.last = (java.util.TreeMap<String, Object>) mapper.readValue(json, MAP);
        return (HashMap<String, Object>) mapper.readValue(json, MAP);
    }

    List<Entry> entries(Object value) {
        List<Entry> entries = (List<demo.Reads.Entry>) (Object) mapper.convertValue(value, new TypeReference<List<Object>>() {});
        return entries;
    }

    void take(String json) throws IOException {
        keep((HashMap<String, Object>) mapper.readValue(json, MAP));
        boolean found = (Boolean) mapper.readValue(json, new TypeReference<Object>() {});
        java.util.concurrent.Callable<HashMap<String, Object>> later = () -> (HashMap<String, Object>) mapper.readValue(json, MAP);
    }

    void keep(HashMap<String, Object> map) {
    }

    static class Entry {
    }
}
