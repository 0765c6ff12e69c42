/** Tracks, read by {@link jakarta.xml.bind.JAXBContext}. */
@XmlSchema(
    namespace = "http://example.org/gpx",
    elementFormDefault = jakarta.xml.bind.annotation.XmlNsForm.QUALIFIED
)
@jakarta.xml.bind.annotation.XmlAccessorType(jakarta.xml.bind.annotation.XmlAccessType.FIELD)
@javax.annotation.ParametersAreNonnullByDefault
package shop.gpx;

import jakarta.xml.bind.annotation.XmlSchema;
