@XmlSchema(namespace = "http://example.org/a")
package a;

import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlSchema;
