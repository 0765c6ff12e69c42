/** Tracks, read by {@link javax.xml.bind.JAXBContext}. */
@XmlSchema(
    namespace = "http://example.org/gpx",
    elementFormDefault = javax.xml.bind.annotation.XmlNsForm.QUALIFIED
)
@javax.xml.bind.annotation.XmlAccessorType(javax.xml.bind.annotation.XmlAccessType.FIELD)
@javax.annotation.ParametersAreNonnullByDefault
package shop.gpx;

import javax.xml.bind.annotation.XmlSchema;
