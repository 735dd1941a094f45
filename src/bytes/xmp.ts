/**
 * A picture's own word on where it came from, in the form that galleries and search engines read:
 * XMP with IPTC's Digital Source Type (IPTC Photo Metadata 2023.1, newscodes/digitalsourcetype).
 */

/** PNG keeps XMP in an iTXt of this keyword, uncompressed (XMP specification part 3, 1.1.5). */
export const XMP_KEYWORD = "XML:com.adobe.xmp";

export type SourceType = "trainedAlgorithmicMedia" | "compositeWithTrainedAlgorithmicMedia";

/** Made by a trained model alone, or out of a person's pictures as well. */
export function xmp(source: SourceType): string {
  return `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmp:CreatorTool="Backstep"
    Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${source}"/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
