export type { XmlElement } from './element';
export { XML_LIMITS, type XmlLimits, type XmlOptions, xmlElements } from './elements';
export { readEuXml } from './eu';
export { readOfacXml } from './ofac';
export { readOfacAdvancedXml } from './ofac-advanced/read';
export { readUnXml } from './un';
